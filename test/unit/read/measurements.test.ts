// Columns that measure something else than classes are no logits, unless a label, the numbers or a person say so.
import assert from 'node:assert/strict';
import { findExampleInSelections } from '../../../src/context';
import { readNumericArrays } from '../../../src/read';
import { holdMeasurements } from '../../../src/read/formats/headed/measurements';

const csv = (head: string, ...rows: readonly string[]): string => `${head}\n${rows.join('\n')}\n`;

const PRICES = csv('date,open,high,low,close,volume', '2024-01-02,1.5,2.5,1.25,2,1000', '2024-01-03,2,3,1.75,2.5,2000');

const measured: Readonly<Record<string, string>> = {
    'prices of a stock': PRICES,
    'the weather': csv('station,temperature,humidity', 'a,21.5,45.25', 'b,22.5,44.75'),
    sensors: csv('time,sensor_1,sensor_2', '0.0,1.25,0.5', '0.1,1.5,0.25'),
    places: csv('city,lat,lon', 'Berlin,52.5,13.5', 'Paris,48.75,2.25'),
    sales: csv('month,revenue,cost,profit', 'Jan,1200.5,800.25,400.25', 'Feb,1300.5,850.0,450.5'),
    flowers: csv('sepal_length,sepal_width,species', '5.25,3.5,setosa', '4.75,3.0,virginica'),
    'names of several words in one': csv(
        'MedInc,HouseAge,AveRooms,Latitude',
        '8.25,41.0,7.0,37.75',
        '8.5,21.0,6.25,38',
    ),
    units: csv('mass (kg),height (m)', '70.5,1.75', '80.25,1.5'),
    coordinates: csv('x,y,z', '1.5,2.5,3.5', '0.25,0.5,0.75'),
    features: csv('f1,f2,f3,target', '1.25,-0.5,0.75,0', '2.0,0.125,-1.5,1'),
    'columns of blanks': '   temperature  pressure\n0         21.5      1.25\n1         22.5      1.50\n',
};

const logits: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    'classes called open and close': [csv('id,open,close', 'a,1.25,-0.5', 'b,-0.25,0.75'), ['open', 'close']],
    'levels of a risk': [csv('id,low,medium,high', 'a,1.25,-0.5,2.5', 'b,-0.25,0.75,1'), ['low', 'medium', 'high']],
    'labels that name the columns': [
        csv('open,high,low,close,label', '1.25,-0.5,2.5,0.5,low', '-0.25,0.75,1,2,close'),
        ['open', 'high', 'low', 'close'],
    ],
    'probabilities of actions': [csv('speed,angle', '0.25,0.75', '0.5,0.5'), ['speed', 'angle']],
    'letters of which some are coordinates': [
        csv('id,V,W,X,Y,Z', 'a,1.25,-0.5,2.5,0.5,1', 'b,-0.25,0.75,1,2,3'),
        ['V', 'W', 'X', 'Y', 'Z'],
    ],
    'pictures of rooms': [
        csv('bedroom,bathroom,kitchen', '1.25,-0.5,2.5', '-0.25,0.75,1'),
        ['bedroom', 'bathroom', 'kitchen'],
    ],
    'pictures of rooms whose names have two words': [
        csv('living_room,bedroom,kitchen', '1.25,-0.5,2.5', '-0.25,0.75,1'),
        ['living_room', 'bedroom', 'kitchen'],
    ],
    'one measure among classes': [
        csv('id,cat,dog,power', 'a,1.25,-0.5,2.5', 'b,-0.25,0.75,1'),
        ['cat', 'dog', 'power'],
    ],
    'names that say that they are logits': [
        csv('logit_price,logit_cost', '1.25,-0.5', '-0.25,0.75'),
        ['logit_price', 'logit_cost'],
    ],
};

describe('columns of measurements', () => {
    for (const [name, text] of Object.entries(measured)) {
        it(`are no logits: ${name}`, () => {
            assert.deepEqual(readNumericArrays(text), { arrays: [], unreadable: [] });
        });
    }
    for (const [name, [text, classes]] of Object.entries(logits)) {
        it(`are not: ${name}`, () => {
            const [array, ...more] = readNumericArrays(text).arrays;
            assert.deepEqual([array?.classNames, more], [classes, []]);
        });
    }
    it('are what a person means who selects them', () => {
        const found = findExampleInSelections(PRICES, [{ start: 0, end: PRICES.length }]);
        assert.deepEqual('logits' in found && found.logits.shape, [2, 5]);
    });
    it('are those that a person has chosen', () => {
        const names = ['date', 'open', 'high', 'low', 'close', 'volume'];
        const [array] = readNumericArrays(PRICES, { names, logits: [1, 4] }).arrays;
        assert.deepEqual([...array!.data], [1.5, 2, 2, 2.5]);
    });
    it('need two names that say so', () => {
        assert.equal(holdMeasurements(['cat', 'price']), false);
        assert.equal(holdMeasurements(['unit price', 'totalCost']), true);
    });
});

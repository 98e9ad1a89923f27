import assert from 'node:assert/strict';
import { readNumericArrays } from '../../../src/read';

interface Expected {
    readonly shape?: readonly number[];
    readonly values?: readonly number[];
    readonly names?: readonly string[] | undefined;
    readonly labels?: readonly number[];
    readonly rows?: readonly string[];
    readonly leftOut?: readonly string[];
}

const values = [1.25, -0.5, 0.75, 2, 0.125, -1];
const names = ['cat', 'dog', 'bird'];

/** What is not said is (2, 3) with these values and names, and nothing else. */
const tables: Readonly<Record<string, readonly [text: string, expected: Expected]>> = {
    'labels as numbers': ['cat,dog,bird,label\n1.25,-0.5,0.75,0\n2.0,0.125,-1.0,2\n', { labels: [0, 2] }],
    'labels in front': ['target\tcat\tdog\tbird\n0\t1.25\t-0.5\t0.75\n2\t2.0\t0.125\t-1.0\n', { labels: [0, 2] }],
    'labels as names': [
        'cat,dog,bird,label,split\n1.25,-0.5,0.75,cat,train\n2.0,0.125,-1.0,bird,val\n',
        { labels: [0, 2], leftOut: ['split'] },
    ],
    'names of columns with a prefix': [
        'y_true,p_cat,p_dog,age\ncat,0.75,0.25,30\ndog,0.5,0.5,40\n',
        { shape: [2, 2], values: [0.75, 0.25, 0.5, 0.5], names: ['p_cat', 'p_dog'], labels: [0, 1], leftOut: ['age'] },
    ],
    'an unknown label is no target': [
        'cat,dog,bird,label\n1.25,-0.5,0.75,cat\n2.0,0.125,-1.0,fish\n',
        { leftOut: ['label'] },
    ],
    'row numbers and predictions': [
        'id,cat,dog,bird,pred,loss\n7,1.25,-0.5,0.75,0,0.5\n9,2.0,0.125,-1.0,0,0.7\n',
        { rows: ['7', '9'], leftOut: ['pred', 'loss'] },
    ],
    'numbered columns called labels are logits': [
        'id,label_0,label_1,label_2\n0,1.25,-0.5,0.75\n1,2.0,0.125,-1.0\n',
        { names: ['label_0', 'label_1', 'label_2'] },
    ],
    'decimal commas': ['id;cat;dog;bird\n1;1,25;-0,5;0,75\n2;2,0;0,125;-1,0\n', { rows: ['1', '2'] }],
    'the default names of pandas': ['0,1,2\n1.25,-0.5,0.75\n2.0,0.125,-1.0\n', { names: undefined }],
    'a DataFrame with labels': [
        '    cat    dog  bird  label\n0  1.25 -0.500  0.75      0\n1  2.00  0.125 -1.00      2\n',
        { labels: [0, 2] },
    ],
    'a name of the columns': ['class   cat    dog  bird\n0      1.25 -0.500  0.75\n1      2.00  0.125 -1.00\n', {}],
    'a name of the index': [
        '        cat    dog  bird\nfile\na.jpg  1.25 -0.500  0.75\nb.jpg  2.00  0.125 -1.00\n',
        { rows: ['a.jpg', 'b.jpg'] },
    ],
    'labels in the index': [
        '        cat    dog  bird\nlabel\n0      1.25 -0.500  0.75\n2      2.00  0.125 -1.00\n',
        { labels: [0, 2] },
    ],
    'labels in a level of the index': [
        '               cat    dog  bird\nfold label\na    cat      1.25 -0.500  0.75\n     bird     2.00  0.125 -1.00\n',
        { labels: [0, 2], rows: ['a', 'a'] },
    ],
    'a wide frame in groups of columns': [
        '    cat    dog  \\\n0  1.25 -0.500   \n1  2.00  0.125   \n\n   bird  label  \n0  0.75      0  \n1 -1.00      2  \n',
        { labels: [0, 2] },
    ],
    'a table of Markdown': [
        '| file | cat | dog | bird | label |\n|:--|--:|--:|--:|:-:|\n| a | 1.25 | -0.5 | 0.75 | cat |\n| b | 2 | 0.125 | -1 | bird |\n\nText.',
        { rows: ['a', 'b'], labels: [0, 2] },
    ],
    psql: [' cat  |  dog  | bird \n------+-------+------\n 1.25 |  -0.5 | 0.75\n    2 | 0.125 |   -1\n(2 rows)\n', {}],
    polars: [
        'shape: (2, 3)\n┌──────┬───────┬──────┐\n│ cat  ┆ dog   ┆ bird │\n│ ---  ┆ ---   ┆ ---  │\n│ f64  ┆ f64   ┆ f64  │\n╞══════╪═══════╪══════╡\n│ 1.25 ┆ -0.5  ┆ 0.75 │\n│ 2.0  ┆ 0.125 ┆ -1.0 │\n└──────┴───────┴──────┘\n',
        {},
    ],
    'a tibble': [
        '# A tibble: 2 × 3\n    cat    dog  bird\n  <dbl>  <dbl> <dbl>\n1  1.25 -0.5    0.75\n2  2     0.125 -1\n',
        { rows: ['1', '2'] },
    ],
    'a grid': [
        '+------+-------+------+\n|  cat |   dog | bird |\n+======+=======+======+\n| 1.25 |  -0.5 | 0.75 |\n+------+-------+------+\n|    2 | 0.125 |   -1 |\n+------+-------+------+\n',
        {},
    ],
    'a row for each class': [
        'class,prob,logit\ncat,0.57,1.25\ndog,0.1,-0.5\nbird,0.33,0.75\n',
        { shape: [3], values: [1.25, -0.5, 0.75], rows: names, leftOut: ['prob'] },
    ],
    LaTeX: [
        String.raw`Table 1:
\begin{tabular}{l|rrr}
\toprule
 & cat & \textbf{dog} & bird \\
\midrule
0 & 1.25 & $-0.5$ & 0.75 \\[2pt]
1 & 2.0 & 0.125 & -1.0 \\
\bottomrule
\end{tabular}`,
        {},
    ],
    'a matrix of LaTeX': [
        String.raw`$$L = \begin{bmatrix} 1.25 & -0.5 & 0.75 \\ 2 & 0.125 & -1 \end{bmatrix}$$`,
        { names: undefined },
    ],
    HTML: [
        '<table class="dataframe">\n <thead>\n  <tr><th></th><th>cat</th><th>dog</th><th>bird</th><th>label</th></tr>\n </thead>\n <tbody>\n  <tr><th>0</th><td>1.25</td><td><b>-0.5</b></td><td>0.75</td><td>2</td></tr>\n  <tr><th>1</th><td>2.0</td><td>0.125</td>\n   <td>-1</td><td>0</td></tr>\n </tbody>\n</table><p>2 rows</p>',
        { labels: [2, 0] },
    ],
    'Chinese columns': [
        '文件,猫,狗,鸟,真实类别,损失\na,1.25,-0.5,0.75,猫,0.5\nb,2.0,0.125,-1.0,鸟,0.7\n',
        { names: ['猫', '狗', '鸟'], rows: ['a', 'b'], labels: [0, 2], leftOut: ['损失'] },
    ],
    'Chinese columns as wide as in a terminal': [
        '     猫     狗    鸟  标签\n0  1.25 -0.500  0.75     0\n1  2.00  0.125 -1.00     2\n',
        { names: ['猫', '狗', '鸟'], labels: [0, 2] },
    ],
    'labels that have become floats': [
        '| cat | dog | bird | label |\n|--:|--:|--:|--:|\n| 1.25 | -0.5 | 0.75 | 0.0 |\n| 2 | 0.125 | -1 | 2.0 |\n',
        { labels: [0, 2] },
    ],
    'a row for each class, by its index': [
        'class,logit\n0,1.25\n1,-0.5\n2,0.75\n',
        { shape: [3], values: [1.25, -0.5, 0.75], names: undefined },
    ],
    'records of pandas': [
        "[{'cat': 1.25, 'dog': -0.5, 'bird': 0.75, 'label': 0}, {'cat': 2.0, 'dog': 0.125, 'bird': -1.0, 'label': 2}]",
        { labels: [0, 2] },
    ],
    'records in lines of JSON': [
        '{"file":"a.jpg","cat":1.25,"dog":-0.5,"bird":0.75,"label":"cat"}\n{"file":"b.jpg","cat":2.0,"dog":0.125,"bird":-1.0,"label":"bird"}\n',
        { labels: [0, 2], rows: ['a.jpg', 'b.jpg'] },
    ],
    'one record with its label': [
        '{"cat": 1.25, "dog": -0.5, "bird": 0.75, "label": 2}',
        { shape: [1, 3], values: [1.25, -0.5, 0.75], labels: [2] },
    ],
    'a class called no': [
        'yes,no,label\n1.25,-0.5,0\n2.0,0.125,1\n',
        { shape: [2, 2], values: [1.25, -0.5, 2, 0.125], names: ['yes', 'no'], labels: [0, 1] },
    ],
    'names of several levels in HTML': [
        '<table><thead><tr><th>part</th><th colspan="3" halign="left">logits</th><th>target</th></tr><tr><th>class</th><th>cat</th><th>dog</th><th>bird</th><th>label</th></tr></thead><tbody><tr><th>0</th><td>1.25</td><td>-0.5</td><td>0.75</td><td>0</td></tr><tr><th>1</th><td>2.0</td><td>0.125</td><td>-1.0</td><td>2</td></tr></tbody></table>',
        { labels: [0, 2] },
    ],
    'an index of several levels in HTML': [
        '<table><thead><tr><th></th><th></th><th>cat</th><th>dog</th><th>bird</th></tr><tr><th>fold</th><th>id</th><th></th><th></th><th></th></tr></thead><tbody><tr><th rowspan="2" valign="top">a</th><th>7</th><td>1.25</td><td>-0.5</td><td>0.75</td></tr><tr><th>9</th><td>2.0</td><td>0.125</td><td>-1.0</td></tr></tbody></table>',
        { rows: ['a', 'a'] },
    ],
    'several levels in LaTeX': [
        String.raw`\begin{tabular}{llrrr}
\toprule
 &  & \multicolumn{3}{r}{logits} \\
 &  & cat & dog & bird \\
\midrule
\multirow[t]{2}{*}{a} & 7 & 1.25 & -0.5 & 0.75 \\
 & 9 & 2.0 & 0.125 & -1.0 \\
\cline{1-5}
\end{tabular}`,
        { rows: ['a', 'a'] },
    ],
    'several levels in CSV': [
        'part,logits,logits,logits,target\nclass,cat,dog,bird,label\n0,1.25,-0.5,0.75,0\n1,2.0,0.125,-1.0,2\n',
        { labels: [0, 2] },
    ],
    'several levels in Markdown': [
        "|    |   ('logits', 'cat') |   ('logits', 'dog') |   ('logits', 'bird') |   ('target', 'label') |\n|---:|---:|---:|---:|---:|\n|  0 | 1.25 | -0.5 | 0.75 | 0 |\n|  1 | 2 | 0.125 | -1 | 2 |\n",
        { labels: [0, 2] },
    ],
};

const nothing: Readonly<Record<string, string>> = {
    'the summary of another table':
        '           cat       dog     label\ncount  2.00000  2.000000  2.000000\nmean   1.62500 -0.187500  1.000000\nstd    0.53033  0.441942  1.414214\nmin    1.25000 -0.500000  0.000000\n',
    'how often each class occurs': 'label\ncat    2\ndog    1\nName: count, dtype: int64\n',
    'records of settings': '[{"lr": 0.1, "momentum": 0.9}, {"lr": 0.2, "momentum": 0.8}]',
    'records of a training': '{"epoch": 1, "loss": 0.5, "acc": 0.25}\n{"epoch": 2, "loss": 0.25, "acc": 0.75}\n',
    'records of points in code': "points = [{'a': 1.5, 'b': 2.5}, {'a': 3.5, 'b': 4.5}]",
};

const refused: Readonly<Record<string, string>> = {
    'a tibble with more rows':
        '# A tibble: 9 × 2\n    cat   dog\n  <dbl> <dbl>\n1  1.25 -0.5\n2  2     0.12\n# ℹ 7 more rows\n# ℹ Use `print(n = ...)` to see more rows\n',
    'a tibble with more columns':
        '    cat   dog\n  <dbl> <dbl>\n1  1.25 -0.5\n2  2     0.12\n# ℹ 7 more variables: x <dbl>\n',
    'an empty field': 'cat,dog,label\n1.5,2.5,0\n1.5,,1\n',
    'a text among the numbers': 'cat,dog,label\n1.5,2.5,0\n1.5,n/a?,1\n',
    'rows that were left out':
        '    cat   dog  label\n0   1.5   2.5      0\n..  ...   ...    ...\n9   2.5   3.5      1\n\n[10 rows x 3 columns]\n',
    'a row that is too short': 'cat,dog,label\n1.5,2.5,0\n1.5,2.5\n',
    'a group of columns that is missing': '    cat    dog  \\\n0  1.25 -0.500   \n1  2.00  0.125   \n',
    'groups of different rows':
        '    cat    dog  \\\n0  1.25 -0.500   \n1  2.00  0.125   \n\n   bird  fish\n0  0.75   0.5\n',
    'fewer rows than are said': ' cat | dog\n-----+-----\n 1.5 | 2.5\n(2 rows)\n',
};

describe('tables with more to them than logits', () => {
    for (const [name, [text, expected]] of Object.entries(tables)) {
        it(name, () => {
            const { arrays, unreadable } = readNumericArrays(text);
            assert.deepEqual(unreadable, []);
            assert.equal(arrays.length, 1);
            const [array] = arrays;
            assert.deepEqual(array!.shape, expected.shape ?? [2, 3]);
            assert.deepEqual([...array!.data], expected.values ?? values);
            assert.deepEqual(array!.classNames, 'names' in expected ? expected.names : names);
            assert.deepEqual(array!.labels && [...array!.labels.data], expected.labels);
            assert.deepEqual(array!.rowLabels, expected.rows);
            assert.deepEqual(array!.leftOut, expected.leftOut);
            array!.data.forEach((value, i) => {
                const { start, end } = array!.spanOf(i);
                assert.equal(Number(text.slice(start, end).replace(',', '.')), value);
            });
        });
    }
    for (const [name, text] of Object.entries(refused)) {
        it(`refuses ${name}`, () => {
            const { arrays, unreadable } = readNumericArrays(text);
            assert.deepEqual([arrays, unreadable.length], [[], 1]);
        });
    }
    for (const [name, text] of Object.entries(nothing)) {
        it(`says nothing about ${name}`, () => {
            const { arrays, unreadable } = readNumericArrays(text);
            assert.deepEqual([arrays, unreadable], [[], []]);
        });
    }
    it('reads a table the same with other text around it', () => {
        for (const [name, [text]] of Object.entries(tables)) {
            const [alone] = readNumericArrays(text).arrays;
            const [among] = readNumericArrays(`Results of the run.\n\n${text}\nDone, as expected.\n`).arrays;
            assert.deepEqual([...(among?.data ?? [])], [...alone!.data], name);
            assert.deepEqual(among?.classNames, alone!.classNames, name);
        }
    });
});

describe('the decimals of a table are those of its logits', () => {
    for (const [name, text, decimals] of [
        ['fixed', 'cat,dog,label,loss\n1.25,-0.5,0,0.123456\n2.0,0.125,1,0.5\n', 3],
        ['with exponents', 'cat,dog,label\n1.25e-2,-0.5,0\n2.0E-1,0.125,1\n', 2],
        ['with decimal commas', 'cat;dog;label\n1,25;-0,5;0\n2,0;0,1250;1\n', 4],
        ['none', 'cat,dog,label\n1,-5,0\n2,0,1\n', undefined],
        ['of a printout', '    cat    dog  label\n0  1.25 -0.500      0\n1  2.00  0.125      1\n', 3],
    ] as const) {
        it(name, () => {
            assert.deepEqual(
                readNumericArrays(text).arrays.map(array => array.decimals),
                [decimals],
            );
        });
    }
});

describe('a table ends with its last field', () => {
    for (const [name, rows] of [
        ['at the end of the text', '1.25,-0.5,0\n2.0,0.125,1'],
        ['before blanks', '1.25,-0.5,0 \n2.0,0.125,1 \t'],
        ['behind a separator', '1.25,-0.5,0,\n2.0,0.125,1'],
        ['with the line ends of Windows', '1.25,-0.5,0\r\n2.0,0.125,1'],
    ] as const) {
        it(name, () => {
            const text = `cat,dog,label\n${rows}`;
            const [array] = readNumericArrays(`${text}\r\n\r\nDone.\n`).arrays;
            assert.deepEqual([array?.shape, array?.end], [[2, 2], text.trimEnd().length]);
            assert.deepEqual([...(array?.labels?.data ?? [])], [0, 1]);
        });
    }
});

describe('every row of a table counts', () => {
    it('numbers with fractions below do not number the classes', () => {
        const [array] = readNumericArrays('class,logit\n0,1.25\n1.5,0.5\n').arrays;
        assert.deepEqual(array?.shape, [2, 2]);
    });
    it('a row with more fields than names is no row', () => {
        const text = '    cat    dog  label\n0  1.25 -0.500      0\n1  2.00  0.125      1 x\n';
        const { arrays, unreadable } = readNumericArrays(text);
        assert.deepEqual(arrays, []);
        assert.deepEqual(
            unreadable.map(({ reason }) => reason),
            ['ragged'],
        );
    });
});

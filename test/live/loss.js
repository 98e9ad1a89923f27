// A breakpoint on the last line of step: logits 0.5986, batch of two typed arrays, big has 128256 classes.
function crossEntropy(logits, target) {
    const max = Math.max(...logits);
    return max + Math.log(logits.reduce((sum, z) => sum + Math.exp(z - max), 0)) - logits[target];
}

function step() {
    const logits = new Float32Array([1.2372, -0.9604, 1.5415]);
    const target = 2;
    const nested = [
        [1.2372, -0.9604, 1.5415],
        [0.5, 0.25, -Infinity],
    ];
    const batch = [new Float32Array([1, 2]), new Float32Array([3, 4])];
    const big = new Float32Array(128256).map((_, i) => Math.sin(i));
    const loss = crossEntropy(logits, target);
    return loss + nested.length + batch.length + big[0];
}

step();

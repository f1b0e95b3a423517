"""How much the training shares must count when shares of subclasses are estimated (docs/predict.md).

Simulated cells of four normal distributions, one a subclass, each shifted by 1.5 along an axis of
its own; probabilities are those of Bayes' rule under the training shares. For each size of a batch
and each strength (cells that the training shares count for): the change in the share of calls that
are right, where a cell is called above the probability at which 90 % of the calls are right.

    python3 bench/shares/strength.py

Needs numpy only (measured with 2.4.6); a minute. The seed is fixed.
"""

import numpy

TRAINED = numpy.array([0.095, 0.526, 0.221, 0.158])
APART = 1.5
SIZES = (1, 10, 30, 100, 300)
STRENGTHS = (0, 10, 20, 50, 100)
RNG = numpy.random.default_rng(1)


def cells(shares, count):
    labels = RNG.choice(len(shares), count, p=shares)
    x = RNG.normal(size=(count, len(shares)))
    x[numpy.arange(count), labels] += APART
    scores = APART * x + numpy.log(TRAINED)
    p = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    return labels, p / p.sum(axis=1, keepdims=True)


def limit(labels, p, level=0.9):
    highest = p.max(axis=1)
    order = numpy.argsort(-highest)
    right = (p.argmax(axis=1) == labels)[order]
    enough = numpy.where(numpy.cumsum(right) / numpy.arange(1, len(right) + 1) >= level)[0]
    return highest[order][enough[-1]]


def estimate(p, strength):
    """Shares of every batch; p is batches x cells x subclasses."""
    batches, count, _ = p.shape
    shares = numpy.tile(TRAINED, (batches, 1))
    for _ in range(300):
        adapted = p * (shares / TRAINED)[:, None, :]
        adapted /= adapted.sum(axis=2, keepdims=True)
        following = (adapted.sum(axis=1) + strength * TRAINED) / (count + strength)
        change = numpy.abs(following - shares).max()
        shares = following
        if change < 1e-6:
            break
    return shares


def main():
    least = limit(*cells(TRAINED, 100_000))
    for name, shares in (("as in training", TRAINED), ("other", numpy.roll(TRAINED, 1))):
        for size in SIZES:
            batches = max(40, min(6000, 60_000 // size))
            labels, p = cells(shares, batches * size)
            called = p.max(axis=1) >= least
            before = (p.argmax(axis=1) == labels)[called].mean()
            batch = p.reshape(batches, size, -1)
            line = f"{name:15} {size:4} cells, {100 * before:5.1f} % right;"
            for strength in STRENGTHS:
                q = batch * (estimate(batch, strength) / TRAINED)[:, None, :]
                q = (q / q.sum(axis=2, keepdims=True)).reshape(labels.size, -1)
                now = q.max(axis=1) >= least
                after = (q.argmax(axis=1) == labels)[now].mean()
                line += f"  {strength}: {100 * (after - before):+.1f}"
            print(line, flush=True)


if __name__ == "__main__":
    main()

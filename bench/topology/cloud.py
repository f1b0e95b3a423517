"""Writes N points of five Gaussian classes in 27 dimensions, as CSV with a header and as Ripser reads them."""
import random
import sys

points, csv, plain = int(sys.argv[1]), sys.argv[2], sys.argv[3]
draw = random.Random(20261128)
dimensions = 27
centres = [[draw.gauss(0, 1.2) for _ in range(dimensions)] for _ in range(5)]
shares = [0.4, 0.25, 0.2, 0.1, 0.05]
rows = []
for _ in range(points):
    centre = draw.choices(centres, shares)[0]
    width = draw.uniform(0.6, 1.2)
    rows.append(["%.6f" % draw.gauss(at, width) for at in centre])
with open(csv, "w") as out:
    out.write(",".join("x%d" % k for k in range(dimensions)) + "\n")
    out.writelines(",".join(row) + "\n" for row in rows)
with open(plain, "w") as out:
    out.writelines(" ".join(row) + "\n" for row in rows)

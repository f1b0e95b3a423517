"""Numbers of RankStatisticsTest, by SciPy. Run: python3 <this file>."""
import numpy as np
import scipy
from scipy.stats import mannwhitneyu, spearmanr

print(scipy.__version__)
x = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0]
y = [2.0, 7.0, 1.0, 8.0, 2.0, 8.0, 1.0, 8.0]
print("spearman", repr(spearmanr(x, y)[0]))
a = [1.0, 2.0, 2.0, 5.0]
b = [2.0, 3.0, 0.5]
c = [9.0, 2.0]
for p, q in ((a, b), (a, c), (b, c)):
    print("superiority", mannwhitneyu(p, q)[0] / (len(p) * len(q)))

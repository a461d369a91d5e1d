"""Records ridge and SVM of scikit-learn: python heads.py, beside ../resources/org/isomer/eval/head.

Trains on the first 60 examples of examples.csv and judges the other 30; ridge also on features of
more dimensions than there are examples, the products of the five.
"""

import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.linear_model import RidgeClassifierCV
from sklearn.model_selection import GridSearchCV
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

warnings.filterwarnings("ignore")
RESOURCES = pathlib.Path(__file__).parent.parent / "resources/org/isomer/eval"
lines = [line for line in (RESOURCES / "examples.csv").read_text().splitlines() if not line.startswith("#")]
table = np.array([[float(word) for word in line.split(",")] for line in lines])
labels = table[:, 0].astype(int)
plain = table[:, 1:].astype(np.float32)


def products(x):
    """Products of powers of the features, 100 of them."""
    x = x.astype(np.float64)
    powers = [x[:, j] ** k for j in range(x.shape[1]) for k in range(1, 5)]
    return np.stack([a * b for i, a in enumerate(powers) for b in powers[i:]][:100], axis=1).astype(np.float32)


def standardized(x):
    return StandardScaler().fit(x[:60]).transform(x).astype(np.float32)


def numbers(values):
    return " ".join(f"{v:.10g}" for v in np.asarray(values, dtype=float).flatten())


def ridge(name, x, y):
    alphas = np.logspace(-3, 3, 10)
    scaled = standardized(x).astype(np.float64)
    errors = [-RidgeClassifierCV(alphas=[a]).fit(scaled[:60], y[:60]).best_score_ for a in alphas]
    best = RidgeClassifierCV(alphas=alphas).fit(scaled[:60], y[:60])
    yield f"{name}.alpha={best.alpha_:.17g}"
    yield f"{name}.errors={numbers(errors)}"
    yield f"{name}.decisions={numbers(best.decision_function(scaled[60:]))}"
    yield f"{name}.predicted={numbers(best.predict(scaled[60:]))}"


def svm(name, x, y):
    x = standardized(x).astype(np.float64)
    cs = [1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1000, 10000, np.inf]
    search = GridSearchCV(SVC(gamma="scale"), {"C": cs}, cv=5).fit(x[:60], y[:60])
    yield f"{name}.accuracies={numbers(search.cv_results_['mean_test_score'])}"
    yield f"{name}.c={search.best_params_['C']}"
    yield f"{name}.predicted={numbers(search.predict(x[60:]))}"
    for c in (1, np.inf):
        pairs = SVC(C=c, gamma="scale", decision_function_shape="ovo").fit(x[:60], y[:60])
        yield f"{name}.{c}.pairs={numbers(pairs.decision_function(x[60:]))}"
        yield f"{name}.{c}.predicted={numbers(pairs.predict(x[60:]))}"
    values = SVC(C=1, gamma="scale").fit(x[:60], y[:60])
    yield f"{name}.values={numbers(values.decision_function(x[60:]))}"


two = np.minimum(labels, 1)
out = [f"# Made by src/test/python/heads.py: scikit-learn {sklearn.__version__}"]
out += ridge("ridge", plain, labels)
out += ridge("ridge-two", plain, two)
out += ridge("ridge-wide", products(plain), labels)
out += svm("svm", plain, labels)
out += svm("svm-two", plain, two)
(RESOURCES / "head/heads.properties").write_text("\n".join(out) + "\n")

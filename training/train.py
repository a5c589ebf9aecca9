"""Make the shipped language model anew, by one command, from data named by path:

    python training/train.py --train en_ewt-train.conllu en_gum_free-train.conllu --dev en_ewt-dev.conllu en_gum_free-dev.conllu \
        --entities re3d/CENTCOM "re3d/UK Government" "re3d/US State Department" --work build/model --install

It converts the data, trains (about an hour and a half on one core), puts the pipeline together, scores it on the development treebanks,
writes the model card, and with --install puts the model into the package. Steps that the work folder already holds are not repeated.
Needs the packages of the group "dev" in pyproject.toml (spacy-lookups-data).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy is loaded; sums shall not depend on the number of threads

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

import tokenizer
from conllu import read_sentences
from corpus import Data, convert
from evaluate import report, score, size_of, speed
from hearsay.language.pipeline import SHIPPED, UNUSED, load_model
from lemma_tables import lemmatizer_from

HERE = Path(__file__).parent
VERSION = "1.0.0"


def fit(work: Path, steps: int | None) -> Path:
    """Train from ``work/train.spacy``; the folder of the best model."""
    ops = NumpyOps(use_blis=False)  # NumPy's matrix products are three times as fast as blis here
    set_current_ops(ops)
    overrides: dict[str, str | int] = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")}
    if steps:
        overrides |= {"training.max_steps": steps, "training.optimizer.learn_rate.total_steps": steps + 200}
    nlp = init_nlp(load_config(HERE / "config.cfg", overrides=overrides, interpolate=False))
    for _, component in nlp.pipeline:
        for node in component.model.walk():
            node.ops = ops
    (work / "fitted").mkdir(parents=True, exist_ok=True)
    train(nlp, work / "fitted", use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    return work / "fitted" / "model-best"


def assemble(fitted: Path, data: Data, out: Path) -> None:
    """The shipped pipeline: the fitted one with our tokenizer and lemmatizer, without components that only helped to train it."""
    nlp = spacy.load(fitted, exclude=[*UNUSED, "lemmatizer"])
    nlp.tokenizer = tokenizer.news_tokenizer(nlp)
    lemmatizer = nlp.add_pipe("ud_lemmatizer", name="lemmatizer")
    lemmatizer.tables = lemmatizer_from(s for path in data.train for s in read_sentences(path)).tables
    describe(nlp)
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    for terms in (HERE / "terms").iterdir():
        shutil.copy(terms, out / terms.name)


def describe(nlp: Language) -> None:
    """What the model says of itself."""
    nlp.config["initialize"] = {}
    nlp.config["paths"] = {}
    nlp.config["corpora"] = {}
    nlp.meta.update(
        name="hearsay_ud",
        version=VERSION,
        description="English Universal Dependencies for news: tokens, parts of speech, features, lemmas, dependencies, names",
        author="the hearsay authors",
        url="",
        email="",
        license="CC BY-SA 4.0",
        spacy_version=">=3.8,<3.9",
        sources=["UD English EWT", "UD English GUM (free genres)", "re3d (UK government and public-domain parts)", "spacy-lookups-data"],
        performance={},
    )


def write_card(model: Path, data: Data) -> None:
    """Score the model and write MODEL_CARD.md beside it."""
    nlp = load_model(model)
    scores = report([score(nlp, path) for path in data.dev])
    frame = (HERE / "model_card.md").read_text(encoding="utf-8")
    figures = f"{size_of(model):.1f} MB; {speed(nlp, data.dev[0]):,.0f} tokens a second on one core of the machine that made it."
    card = frame.replace("{scores}", scores).replace("{size_and_speed}", figures).replace("{version}", VERSION)
    (model / "MODEL_CARD.md").write_text(card, encoding="utf-8")


def install(model: Path, package: Path) -> None:
    """Put the model in the place of the one in the package."""
    fresh, old = package.with_name("model.new"), package.with_name("model.old")
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(model, fresh)
    if package.exists():
        package.rename(old)
    fresh.rename(package)
    shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="treebanks to learn from (CoNLL-U)")
    parser.add_argument("--dev", type=Path, nargs="+", required=True, help="treebanks to choose the best step by and to score on")
    parser.add_argument("--entities", type=Path, nargs="*", default=[], help="re3d folders that may train names")
    parser.add_argument("--work", type=Path, default=Path("build/model"), help="folder for what is made on the way")
    parser.add_argument("--steps", type=int, help="training steps, where not those of config.cfg (a small number to try the machinery)")
    parser.add_argument("--install", action="store_true", help="put the result into the package")
    args = parser.parse_args()
    data = Data(args.train, args.dev, args.entities)
    for path in (*args.train, *args.dev, *args.entities):
        if not path.exists():
            parser.error(f"{path}: expected a treebank or folder, found none")
    if not (args.work / "train.spacy").exists():
        convert(data, args.work)
    fitted = args.work / "fitted" / "model-best"
    if not fitted.exists():
        fitted = fit(args.work, args.steps)
    assemble(fitted, data, args.work / "model")
    write_card(args.work / "model", data)
    if args.install:
        install(args.work / "model", SHIPPED)
    print(f"made {args.work / 'model'}" + (f" and installed it in {SHIPPED}" if args.install else ""))


if __name__ == "__main__":
    main()

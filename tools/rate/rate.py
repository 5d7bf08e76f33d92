#!/usr/bin/env python3
"""Measures how long our lines take to be said, to choose the constants of content/seconds.go (decision 11).

    apt-get install espeak-ng flite sox        # Debian; needs python3, and nothing of pip
    python3 tools/rate/rate.py                 # a few minutes; prints the figures of the decision

It has every wording of content/en, the sentence that needs nothing, and every answer of the transcripts said by five
voices, cuts the silence before and after, and fits seconds = letter * letters + pause * pauses by least squares: for each
voice, and for the slowest voice of each text. Then it says how the constants in content/seconds.go do.
The letters and pauses of a text are counted here as there. Alexa's own voice is not among the five.
"""

import os
import pathlib
import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
FAMILIES = ["flags", "lines", "questions", "routines", "sources", "topics"]
VOICES = ["slt", "rms", "awb", "kal16", "espeak-ng"]  # all but the last are flite's
DIGITS = "zero one two three four five six seven eight nine".split()
CUT = "silence 1 0.01 0.1% reverse silence 1 0.01 0.1% reverse".split()


def numbers():
    """The phone numbers by placeholder, as content/regions.yaml has them."""
    regions = (CONTENT / "regions.yaml").read_text()
    return dict(re.findall(r'(\w+): \{dial: "([^"]+)"', regions))


def texts():
    """Everything we say, each text once: lines with their placeholders, then answers with digits."""
    lines, turns = {}, {(CONTENT / "en/safe.txt").read_text().strip(): None}
    for family in FAMILIES:
        for row in (CONTENT / f"en/{family}.yaml").read_text().splitlines():
            if not row.lstrip().startswith("#"):
                row = re.sub(r"except: \{[^}]*\}", "", row)  # reasons are not said
                lines.update(dict.fromkeys(filter(None, re.findall(r'"([^"]*)"', row))))
    for path in sorted((CONTENT / "transcripts").glob("*.txt")):
        for row in path.read_text().splitlines():
            if row.startswith("A: "):
                turns[re.sub(r" ?\([^)]*\)", "", row[3:]).strip()] = None  # without stage directions
    return list(lines), [t for t in turns if t and t not in lines]


def dialled(text, known):
    for name, dial in known.items():
        text = text.replace("{%s}" % name, dial)
    return text


def aloud(text, known):
    """The text with phone numbers digit by digit, group by group, as internal/alexa has them said."""
    text = dialled(text, known)
    for dial in known.values():
        groups = [" ".join(DIGITS[int(d)] for d in group) for group in re.findall(r"\d+", dial)]
        text = re.sub(rf"(?<!\d){re.escape(dial)}(?!\d)", ", ".join(groups), text)
    return text


def say(text, voice):
    """Seconds that one voice takes, without the silence around."""
    with tempfile.TemporaryDirectory() as folder:
        whole, cut = os.path.join(folder, "whole.wav"), os.path.join(folder, "cut.wav")
        if voice == "espeak-ng":
            subprocess.run(["espeak-ng", "-v", "en-us", "-s", "175", "-w", whole, text], check=True)
        else:
            subprocess.run(["flite", "-voice", voice, "-t", text, "-o", whole], check=True)
        subprocess.run(["sox", whole, cut, *CUT], check=True)
        return float(subprocess.check_output(["soxi", "-D", cut]))


def count(text, known):
    """Letters (a digit is four) and pauses, as content/seconds.go counts them."""
    text = dialled(text, known)
    letters = sum(4 if c.isdigit() else c.isalpha() for c in text)
    return letters, len(re.findall(r"[.,:;?!](?=\s|$)|-(?=\d)", text))


def fit(points, seconds):
    """Least squares for two constants, by the normal equations."""
    a = sum(x * x for x, _ in points)
    b = sum(x * y for x, y in points)
    c = sum(y * y for _, y in points)
    u = sum(x * s for (x, _), s in zip(points, seconds))
    v = sum(y * s for (_, y), s in zip(points, seconds))
    return (u * c - v * b) / (a * c - b * b), (v * a - u * b) / (a * c - b * b)


def estimate(points, constants):
    return [x * constants[0] + y * constants[1] for x, y in points]


def share(values, part):
    """The value that this part of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def off(predicted, seconds):
    left = [abs(p - s) for p, s in zip(predicted, seconds)]
    return f"off by {share(left, .5):.2f} s (median), {share(left, .95):.2f} (p95), {max(left):.2f} (worst)"


def covered(predicted, seconds):
    return 100 * sum(p >= s for p, s in zip(predicted, seconds)) / len(seconds)


def version(tool):
    told = subprocess.run([tool, "--version"], capture_output=True, text=True).stdout
    return f"{tool} " + re.search(r"\d+(\.\d+)+", told)[0]


def main():
    known = numbers()
    lines, turns = texts()
    every = lines + turns
    said = [aloud(text, known) for text in every]
    words = [len(text.split()) for text in said]
    points = [count(text, known) for text in every]
    print(*(version(tool) for tool in ("espeak-ng", "flite", "sox")), sep=", ")
    print(f"{len(lines)} lines, {len(turns)} whole answers, {sum(words)} words\n")

    seconds = {}
    with ThreadPoolExecutor() as pool:
        for voice in VOICES:
            seconds[voice] = list(pool.map(lambda text: say(text, voice), said))
    seconds["slowest"] = [max(of) for of in zip(*seconds.values())]

    def per_minute(took, part):
        return 60 * sum(words[part]) / sum(took[part])

    rows = {"all": slice(None), "lines": slice(0, len(lines)), "answers": slice(len(lines), None)}
    for voice, took in seconds.items():
        letter, pause = fit(points, took)
        print(f"{voice:10}", *(f"{name} {per_minute(took, part):.0f} words/min," for name, part in rows.items()))
        print(f"{'':10} letter {letter:.4f} s, pause {pause:.3f} s;", off(estimate(points, (letter, pause)), took))

    fitted = estimate(points, fit(points, seconds["slowest"]))
    raised = share([s / p for s, p in zip(seconds["slowest"], fitted)], 0.95)
    print(f"\nthe fit of the slowest, times {raised:.3f}, is enough for 95 of 100 texts:",
          *(f"{raised * c:.4f}" for c in fit(points, seconds["slowest"])))

    source = (CONTENT / "seconds.go").read_text()
    chosen = [float(re.search(rf"{name}\s*=\s*([\d.]+)", source)[1]) for name in ("secondsPerLetter", "secondsPerPause")]
    ours = estimate(points, chosen)
    print("\nchosen:", *chosen, f"= {per_minute(ours, slice(None)):.0f} words/min")
    for voice, took in seconds.items():
        print(f"{voice:10} enough for {covered(ours, took):.1f}% ({covered(ours[rows['lines']], took[rows['lines']]):.1f}% of lines,"
              f" {covered(ours[rows['answers']], took[rows['answers']]):.1f}% of answers),"
              f" too short by {max(0, *(s - p for p, s in zip(ours, took))):.2f} s at worst,"
              f" too long by {share([p - s for p, s in zip(ours, took)], .5):.2f} (median),"
              f" {share([p - s for p, s in zip(ours, took)], .95):.2f} (p95);"
              f" {100 * sum(ours) / sum(took) - 100:.0f}% longer in all")
    worst = sorted(zip((s - p for p, s in zip(ours, seconds["slowest"])), every), reverse=True)[:5]
    print("\nfurthest below the slowest:", *(f"{short:+.2f} s  {text[:90]}" for short, text in worst), sep="\n")


if __name__ == "__main__":
    main()

"""The articles of a run: the same for every server, made from a seed."""
import json
import random

WORDS = """the of and to in is that it was for on are with as his they at be this from have or by one had not but what all
were when we there can an your which their said if do will each about how up out them then she many some so these would
other into has more her two like him see time could no make than first been its who now people my made over did down only
way find use may water long little very after words called just where most know summit letter treaty market river
election budget harbour museum teacher winter engine orchard signal border garden theatre copper satellite""".split()
TAGS = ["politics", "economy", "science", "culture", "sport", "travel", "health", "history", "music", "weather"]


def articles(count, size, seed=1):
    """`count` articles with bodies of about `size` bytes."""
    source = random.Random(seed)
    for number in range(1, count + 1):
        paragraphs, length = [], 0
        while length < size:
            words = [source.choice(WORDS) for _ in range(source.randint(8, 60))]
            paragraph = " ".join(words).capitalize() + "."
            if source.random() < 0.2:
                paragraph = f'"{paragraph}" – so they said.'
            paragraphs.append(paragraph)
            length += len(paragraph) + 2
        yield {
            "slug": f"benchmark-article-{number}",
            "title": f"Benchmark article {number}",
            "excerpt": " ".join(source.choice(WORDS) for _ in range(12)).capitalize() + ".",
            "body": "\n\n".join(paragraphs)[:size],
            "status": "published",
            "tags": source.sample(TAGS, 3),
        }


def write(path, count, size):
    with open(path, "w", encoding="utf-8") as file:
        for article in articles(count, size):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")

"""Decides people by a module that `pol build --target wasm` made, from Python.

    python decide.py MODULE.wasm MODULE.columns.json PEOPLE.json

PEOPLE.json holds a list of records as `pol run` reads them. Facts that are left out take their defaults; nothing else is checked. A line of JSON a record is
printed: what is decided, or null where the record must be decided by itself.
"""

import datetime
import json
import re
import struct
import sys
from fractions import Fraction

from wasmtime import Engine, Instance, Module, Store

EPOCH = datetime.date(1970, 1, 1)
DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")
FORMATS = {"mask": "B", "int32": "i", "float64": "d"}


class Columns:
    """The columns of a module, in its own memory."""

    def __init__(self, module_path, description_path):
        with open(description_path, encoding="utf-8") as file:
            self.description = json.load(file)
        self.store = Store(Engine())
        module = Module.from_file(self.store.engine, module_path)
        exports = Instance(self.store, module, []).exports(self.store)
        self.memory, self.decide = exports["memory"], exports["decide"]
        self.texts = {text: number for number, text in enumerate(self.description["texts"])}

    def decided(self, people):
        """What is decided of each record, block by block."""
        length = self.description["blockLength"]
        for start in range(0, len(people), length):
            block = people[start : start + length]
            for fact in self.description["facts"]:
                values = [person.get(fact["name"], fact.get("default")) for person in block]
                for lane in fact["lanes"]:
                    self.write(lane, [self.number(fact, lane["part"], value) for value in values])
            self.decide(self.store, len(block))
            again = self.read({"lane": "mask", "offset": self.description["again"]}, len(block))
            columns = {each["name"]: self.column(each, len(block)) for each in self.description["decisions"]}
            for row, by_itself in enumerate(again):
                yield None if by_itself else {name: values[row] for name, values in columns.items()}

    def write(self, lane, numbers):
        self.memory.write(self.store, struct.pack(f"<{len(numbers)}{FORMATS[lane['lane']]}", *numbers), lane["offset"])

    def read(self, lane, count):
        code = FORMATS[lane["lane"]]
        size = struct.calcsize(f"<{count}{code}")
        return struct.unpack(f"<{count}{code}", self.memory.read(self.store, lane["offset"], lane["offset"] + size))

    def number(self, fact, part, value):
        """The number that stands for a part of a fact."""
        if part == "present":
            return int(value is not None)
        if value is None:
            return 0
        match fact["type"]:
            case "date":
                return (datetime.date.fromisoformat(value) - EPOCH).days
            case "money":
                return int(Fraction(value) * 100)
            case "enum":
                return fact["options"].index(value)
            case "set" | "years":
                return sum(1 << fact["options"].index(str(option)) for option in value)
            case "rate":
                rate = Fraction(value)
                return rate.numerator if part == "numerator" else rate.denominator
            case "duration":
                years, months, days = (int(each or 0) for each in DURATION.fullmatch(value).groups())
                return 12 * years + months if part == "months" else days
            case "text":
                return self.texts.setdefault(value, len(self.texts))
            case _:
                return int(value)

    def column(self, decision, count):
        """What is decided of each record of a block."""
        parts = {lane["part"]: self.read(lane, count) for lane in decision["lanes"]}
        present = parts.pop("present", [1] * count)
        rows = zip(*parts.values())
        return [meaning(decision, *row) if there else None for there, row in zip(present, rows)]


def meaning(decision, value, other=0):
    """What the numbers of a decision mean."""
    match decision["type"]:
        case "bool":
            return value == 1
        case "date":
            return (EPOCH + datetime.timedelta(days=value)).isoformat()
        case "money":
            return f"{int(value) / 100:.2f}"
        case "enum":
            return decision["options"][value]
        case "set":
            return [option for bit, option in enumerate(decision["options"]) if value >> bit & 1]
        case "duration":
            return f"P{value}M{other}D"
        case "rate":
            return str(Fraction(int(value), int(other)))
        case _:
            return int(value)


if __name__ == "__main__":
    columns = Columns(sys.argv[1], sys.argv[2])
    with open(sys.argv[3], encoding="utf-8") as people:
        for outcome in columns.decided(json.load(people)):
            print(json.dumps(outcome, ensure_ascii=False))

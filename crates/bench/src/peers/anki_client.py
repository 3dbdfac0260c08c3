# How does Anki carry records? Its own client: each record is a note of four fields, which has one card.
import json
import os
import sys
import time

from anki.collection import AddNoteRequest, Collection

verb, folder, at, data = sys.argv[1:5]
FIELDS = ["student", "label", "is_adult", "origin"]
AT_ONCE = 1000
collection = Collection(os.path.join(folder, "collection.anki2"))
# Which note is which record: its own id is Anki's to give.
NAMES = os.path.join(folder, "names.json")


def records(name):
    with open(os.path.join(data, name)) as lines:
        return [json.loads(line) for line in lines]


def filled(note, record):
    for field in FIELDS:
        value = record[field]
        note[field] = value if isinstance(value, str) else json.dumps(value)
    return note


def add(new, names):
    notetype = collection.models.by_name("Record")
    deck = collection.decks.id("Default")
    for begin in range(0, len(new), AT_ONCE):
        some = new[begin : begin + AT_ONCE]
        asked = [AddNoteRequest(note=filled(collection.new_note(notetype), one), deck_id=deck) for one in some]
        collection.add_notes(asked)
        for one, request in zip(some, asked):
            names[one["id"]] = request.note.id
    with open(NAMES, "w") as into:
        json.dump(names, into)


def peak_kib():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


if verb == "fill":
    notetype = collection.models.new("Record")
    for field in FIELDS:
        collection.models.add_field(notetype, collection.models.new_field(field))
    template = collection.models.new_template("Card")
    template["qfmt"], template["afmt"] = "{{label}}", "{{origin}}"
    collection.models.add_template(notetype, template)
    collection.models.add_dict(notetype)
    add(records("first.jsonl"), {})
elif verb == "week":
    with open(NAMES) as lines:
        names = json.load(lines)
    week = records("week.jsonl")
    changed = [filled(collection.get_note(names[one["id"]]), one) for one in week if one["id"] in names]
    collection.update_notes(changed)
    add([one for one in week if one["id"] not in names], names)
elif verb in ("push", "pull"):
    # A client that signed in once keeps what it was given.
    auth = collection.sync_login("kith", "peers", f"http://{at}/")
    print("ready", flush=True)
    sys.stdin.readline()
    begun = time.perf_counter()
    out = collection.sync_collection(auth, False)
    if out.required in (out.FULL_SYNC, out.FULL_UPLOAD, out.FULL_DOWNLOAD):
        collection.close_for_full_sync()
        collection.full_upload_or_download(auth=auth, server_usn=None, upload=verb == "push")
        collection.reopen(after_full_sync=True)
    told = {"seconds": time.perf_counter() - begun, "peak_kib": peak_kib()}
    print(json.dumps(told), flush=True)
elif verb == "tell":
    lines = [fields.replace("\x1f", "\t") for fields in collection.db.list("select flds from notes")]
    with open(os.path.join(folder, "held.txt"), "w") as into:
        into.write("\n".join(sorted(lines)) + "\n")
collection.close()

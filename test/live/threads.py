# Two threads in one function, each with numbers of its own.
import threading
import time


class Slow(list):
    """Takes a day to be read."""

    def __iter__(self):
        time.sleep(86_400)
        return super().__iter__()


slow = Slow([1.5, 2.5])


def work(logits, target):
    return logits, target


turn, done = threading.Event(), threading.Event()


def first():
    work([1.2372, -0.9604, 1.5415], 2)
    turn.set()
    done.wait()


def second():
    turn.wait()
    work([2.0, 1.0, 0.1], 0)
    done.set()


threads = [threading.Thread(target=first), threading.Thread(target=second)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

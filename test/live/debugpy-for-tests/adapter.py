# A debug adapter for the tests: the one of the Python that runs this.
import runpy

runpy.run_module("debugpy.adapter", run_name="__main__")

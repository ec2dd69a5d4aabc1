"""The generators, what they may say, and how what they make is compiled."""
import glob
import os
import shutil
from pathlib import Path

OPENAPI = "openapi-generator-cli"
# What they say of every document, or of what is no model.
HARMLESS = (
    "OpenAPI 3.1 support is still in beta",
    "Failed to get the schema name: null",  # the object of an allOf, which needs no name
    "Ignoring complex example on request body",
    "string (reserved word) cannot be used as model name",  # a text in a union, which is no model
    "Unsupported content_type",  # a response that is no JSON has no model
)


class Generator:
    def __init__(self, name, options, models, suffix, others=()):
        self.name, self.options, self.models, self.suffix, self.others = name, options, models, suffix, others

    def command(self, binaries, contract, output):
        if self.name == "openapi-python-client":
            return [binaries / self.name, "generate", "--path", contract, "--output-path", output, "--overwrite"]
        return [binaries / OPENAPI, "generate", "-i", contract, "-g", self.name, "-o", output, *self.options]

    def model_files(self, output):
        """The names of the models that it made, without case and punctuation."""
        files = glob.glob(str(output / self.models))
        names = (os.path.basename(file).removesuffix(self.suffix) for file in files)
        names = (name.removeprefix("model_") if self.name == "go" else name for name in names)
        return {name.replace("_", "").lower() for name in names} - set(self.others)


GENERATORS = [
    Generator("openapi-python-client", [], "dateline_client/models/*.py", ".py", ["init"]),
    Generator("python", [], "openapi_client/models/*.py", ".py", ["init"]),
    Generator("typescript-fetch", [], "models/*.ts", ".ts", ["index"]),
    Generator("go", [], "model_*.go", ".go"),
    # The library of which Debian and the generator itself bring all that it imports.
    Generator("java", ["--library", "native", "-p", "openApiNullable=false,useJakartaEe=true"],
              "src/main/java/org/openapitools/client/model/*.java", ".java", ["abstractopenapischema"]),
    Generator("swift6", [], "Sources/OpenAPIClient/Models/*.swift", ".swift"),
]


def sources(folder, pattern):
    return sorted(glob.glob(str(folder / pattern), recursive=True))


def compile_steps(folder, root, python):
    """What to run for each language, as (language, command, folder, environment)."""
    jar = next(Path(python).parent.parent.glob("lib/*/site-packages/openapi_generator_cli/openapi-generator.jar"))
    examples = root / "Examples/Clients"
    shutil.copytree(folder / "go", folder / "gopath/src/client", dirs_exist_ok=True,
                    ignore=shutil.ignore_patterns("test"))
    swift = folder / "swift"
    swift.mkdir(exist_ok=True)
    typescript = folder / "typescript"
    shutil.copytree(folder / "typescript-fetch", typescript / "dateline", dirs_exist_ok=True)
    shutil.copy(examples / "client.ts", typescript)
    paths = f"{folder}/openapi-python-client:{folder}/python"
    return [
        ("python", [python, root / "Scripts/clients/round_trip.py"], folder, {"PYTHONPATH": paths}),
        ("mypy", [python, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", folder / "mypy",
                  examples / "client.py"], folder, {"MYPYPATH": f"{folder}/openapi-python-client"}),
        # TypeScript before 4.9 does not narrow by `in`, which is how the client checks its input.
        ("typescript", ["tsc", "--strict", "--noImplicitAny", "false", "--target", "es2021", "--module", "commonjs",
                        "--lib", "es2021,dom", "--outDir", "out", "client.ts"], typescript, {}),
        ("go", ["go", "build", "client"], folder,
         {"GO111MODULE": "off", "GOPATH": f"{folder}/gopath:/usr/share/gocode"}),
        ("java", ["javac", "-nowarn", "-proc:none", "-d", folder / "classes", "-cp",
                  f"{jar}:/usr/share/java/jakarta-annotation-api.jar", *sources(folder, "java/src/main/**/*.java")],
         folder, {}),
        ("swift", ["swiftc", "-swift-version", "6", "-parse-as-library", "-module-name", "OpenAPIClient",
                   "-emit-module", "-emit-library", "-static", *sources(folder, "swift6/Sources/**/*.swift")],
         swift, {}),
        ("swift example", ["swiftc", "-swift-version", "6", "-I", ".", "-L", ".", "-lOpenAPIClient", "-o", "client",
                           examples / "client.swift"], swift, {}),
    ]

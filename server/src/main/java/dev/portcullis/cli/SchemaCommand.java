package dev.portcullis.cli;

import dev.portcullis.diagnostic.NearestName;
import dev.portcullis.schema.JsonSchema;
import dev.portcullis.schema.Schemas;
import dev.portcullis.server.caller.CallersShape;
import dev.portcullis.server.config.EtcdShape;
import dev.portcullis.server.config.ServerShape;
import dev.portcullis.server.mapping.MappingReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis schema}: what editors need to know of our files. */
@Command(
        name = "schema",
        description = {
            "Prints JSON Schemas (2020-12) of what can be written as YAML, for editors.",
            "Without KIND it lists them."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "2:there is no such schema, or the folder cannot be written"},
        footer = {
            "",
            "Examples:",
            "  portcullis schema",
            "  portcullis schema role",
            "  portcullis schema --all schemas/"
        })
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;

    @ArgGroup(exclusive = true)
    private Wanted wanted = new Wanted();

    /** Which schemas are wanted. */
    static final class Wanted {
        @Parameters(
                arity = "0..1",
                paramLabel = "KIND",
                description = "A kind of resource, policy, cases, request, server, callers, mapping or etcd.")
        private Optional<String> kind = Optional.empty();

        @Option(names = "--all", paramLabel = "DIR", description = "Writes all of them into a folder.")
        private Optional<Path> folder = Optional.empty();
    }

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (wanted.folder.isPresent()) {
            writeAll(wanted.folder.get());
        } else if (wanted.kind.isPresent()) {
            print(wanted.kind.get());
        } else {
            list();
        }
        return ExitCode.OK;
    }

    private static List<JsonSchema> schemas() {
        List<JsonSchema> schemas = new ArrayList<>(Schemas.all());
        schemas.add(Schemas.of("server", "The configuration of a server.", ServerShape.SHAPE));
        schemas.add(Schemas.of("callers", "The file of those who may call a server.", CallersShape.SHAPE));
        schemas.add(Schemas.of("mapping", "What of a request is what, for gateways.", MappingReader.SHAPE));
        schemas.add(Schemas.of("etcd", "Where a store in etcd is.", EtcdShape.SHAPE));
        return schemas;
    }

    private void list() {
        List<List<String>> rows = schemas().stream()
                .map(schema -> List.of(schema.name(), schema.about()))
                .toList();
        terminal.out().print(new Table(List.of("KIND", "DESCRIBES"), rows));
    }

    private void print(String name) {
        JsonSchema schema = schemas().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
        terminal.out().print(text(schema));
    }

    private static String text(JsonSchema schema) {
        StringWriter text = new StringWriter();
        StructuredWriter.indentedJson().write(schema.document(), new PrintWriter(text));
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static InputException unknown(String name) {
        String meant = NearestName.didYouMean(
                name, schemas().stream().map(JsonSchema::name).toList());
        return new InputException("there is no schema `" + name + "`" + (meant.isEmpty() ? "" : "; " + meant));
    }

    private void writeAll(Path folder) {
        try {
            Files.createDirectories(folder);
            for (JsonSchema schema : schemas()) {
                Files.writeString(folder.resolve(schema.fileName()), text(schema));
            }
        } catch (IOException e) {
            throw new InputException("cannot write to " + folder + ": " + e.getMessage());
        }
    }
}

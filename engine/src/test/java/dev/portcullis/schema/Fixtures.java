package dev.portcullis.schema;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.policy.Presets;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that this project has of policies, requests and cases. */
final class Fixtures {
    private static final Path EXAMPLES = Path.of("../examples");
    private static final Path RESOURCES = Path.of("src/test/resources");

    private Fixtures() {}

    /** Documents of policies; some of them with mistakes. */
    static List<YamlNode> policies() throws IOException {
        List<YamlNode> documents = new ArrayList<>();
        for (String preset : Presets.NAMES) {
            documents.addAll(read(Presets.source(preset)));
        }
        documents.addAll(readAll(files(EXAMPLES.resolve("basic/policy"), "yaml")));
        documents.addAll(readAll(files(RESOURCES.resolve("roles"), "yaml")));
        documents.addAll(readAll(files(RESOURCES.resolve("cases/catalog"), "yaml")));
        return documents;
    }

    /** Documents with mistakes that the example shows. */
    static List<YamlNode> broken() throws IOException {
        return readAll(files(EXAMPLES.resolve("basic/broken"), "yaml"));
    }

    /** Documents with mistakes of a code, among others. */
    static List<YamlNode> mistakes(String code) throws IOException {
        return readAll(files(RESOURCES.resolve("cases/catalog"), "yaml").stream()
                .filter(file -> Path.of(file.name()).getFileName().toString().startsWith(code))
                .toList());
    }

    /** Files of cases, each with one document. */
    static List<SourceFile> caseFiles() throws IOException {
        List<SourceFile> files = new ArrayList<>(files(RESOURCES.resolve("conformance"), "yaml"));
        files.addAll(files(RESOURCES.resolve("cases/decide"), "yaml"));
        files.addAll(files(EXAMPLES, "cases.yaml"));
        return files;
    }

    /** The cases of all files. */
    static List<Fields> cases() throws IOException {
        List<Fields> cases = new ArrayList<>();
        for (SourceFile file : caseFiles()) {
            for (YamlNode document : read(file)) {
                Fields.items(document).forEach(one -> cases.add(Fields.of(one)));
                cases.addAll(Fields.of(document).maps("cases"));
            }
        }
        return cases;
    }

    /** Requests in files of their own. */
    static List<YamlNode> requests() throws IOException {
        List<YamlNode> documents = new ArrayList<>();
        for (String type : List.of("yaml", "json")) {
            documents.addAll(readAll(files(EXAMPLES.resolve("basic/requests"), type)));
        }
        return documents;
    }

    static List<YamlNode> read(SourceFile file) {
        return new YamlReader(YamlLimits.CASES).read(file).documents();
    }

    private static List<YamlNode> readAll(List<SourceFile> files) {
        return files.stream().flatMap(file -> read(file).stream()).toList();
    }

    private static List<SourceFile> files(Path folder, String ending) throws IOException {
        List<Path> paths;
        try (Stream<Path> found = Files.walk(folder)) {
            paths = found.filter(path -> path.toString().endsWith(ending))
                    .filter(path -> !path.toString().contains("target"))
                    .sorted()
                    .toList();
        }
        List<SourceFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(new SourceFile(path.toString(), Files.readString(path)));
        }
        return files;
    }
}

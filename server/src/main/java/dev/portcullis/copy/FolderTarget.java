package dev.portcullis.copy;

import dev.portcullis.catalog.ResourceText;
import dev.portcullis.catalog.ResourceTexts;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.directory.DirectoryStore;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A folder with a file for each resource: {@code KIND/NAME.yaml}, and {@code NAME.rules}. A file appears whole or not at all.
 * None that is there is changed, for other resources may be in it as well.
 *
 * @param folder is there
 */
public record FolderTarget(Path folder) implements CopyTarget {
    private static final String RULES_ENDING = ".rules";
    private static final String YAML_ENDING = ".yaml";
    private static final String UNFINISHED = ".unfinished";

    @Override
    public Map<ResourceKey, StoredResource> read() {
        try (DirectoryStore store = DirectoryStore.open(folder)) {
            Snapshot snapshot = store.snapshot();
            if (!store.faults().isEmpty()) {
                Diagnostic first = store.faults().get(0);
                throw new StoreException(
                        Kind.UNREADABLE,
                        "not all files of " + folder + " can be understood: " + first.place() + ": " + first.message());
            }
            return snapshot.resources().stream().collect(Collectors.toMap(StoredResource::key, Function.identity()));
        }
    }

    /** A folder tells what its files say, without comments and in one way of writing. */
    @Override
    public boolean isSame(StoredResource wanted, StoredResource held) {
        SourceFile file = new SourceFile(path(wanted.key()), wanted.document());
        return ResourceTexts.of(file, file.name()).stream()
                .flatMap(List::stream)
                .map(ResourceText::text)
                .toList()
                .equals(List.of(held.document()));
    }

    @Override
    public void add(StoredResource resource) {
        Path file = folder.resolve(path(resource.key())).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new StoreException(Kind.READ_ONLY, "no file can be called like " + resource.key());
        }
        try {
            if (Files.exists(file)) {
                throw new StoreException(Kind.EXISTS, file + " is there already, and holds something else");
            }
            Path unfinished = Path.of(file + UNFINISHED);
            Files.createDirectories(file.resolve("..").normalize());
            Files.writeString(unfinished, resource.document());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new StoreException(Kind.UNAVAILABLE, "cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }

    /** The file of a resource; of a kind that is named by its file, the one that gives it its name. */
    private static String path(ResourceKey key) {
        if (key.kind().equals(ResourceTexts.RULES)) {
            return key.name() + RULES_ENDING;
        }
        if (key.kind().equals(ResourceTexts.CONFIGURATION)) {
            return key.name();
        }
        String name = URLEncoder.encode(key.name(), StandardCharsets.UTF_8).replace(".", "%2E");
        return key.kind() + "/" + name + YAML_ENDING;
    }

    @Override
    public void replace(StoredResource held, StoredResource resource) {
        throw unchanged(held);
    }

    @Override
    public void delete(StoredResource held) {
        throw unchanged(held);
    }

    private StoreException unchanged(StoredResource held) {
        return new StoreException(
                Kind.READ_ONLY, "the file of " + held.key() + " in " + folder + " is not changed: name another folder");
    }
}

package dev.portcullis.store.directory;

import dev.portcullis.catalog.ResourceText;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of a folder, each as it was when it was last understood, and which of them each resource is from. */
final class HeldFiles {
    private final Path folder;
    private final MemoryStore target;
    private Map<String, HeldFile> files = new TreeMap<>();
    private Map<ResourceKey, ResourceText> resources = new LinkedHashMap<>();

    HeldFiles(Path folder, MemoryStore target) {
        this.folder = folder;
        this.target = target;
    }

    /** Takes over what was read, and tells what is wrong with it. */
    List<Diagnostic> take(SourceFiles read) {
        Diagnostics faults = new Diagnostics();
        faults.addAll(read.diagnostics());
        Map<String, HeldFile> now = new TreeMap<>();
        for (SourceFile file : read.files()) {
            @Nullable HeldFile before = files.get(file.name());
            HeldFile held = before == null ? HeldFile.of(file, pathOf(file)) : before.read(file, pathOf(file));
            now.put(file.name(), held);
            faults.addAll(held.faults());
        }
        if (!read.diagnostics().isEmpty()) {
            files.forEach(now::putIfAbsent);
        }
        files = now;
        write(merged(faults));
        return faults.sorted();
    }

    private String pathOf(SourceFile file) {
        return folder.relativize(Path.of(file.name())).toString().replace('\\', '/');
    }

    /** Of two resources of one kind and name that counts whose file had it already, else the first one. */
    private Map<ResourceKey, ResourceText> merged(Diagnostics faults) {
        List<ResourceText> all = files.values().stream()
                .flatMap(file -> file.resources().stream())
                .toList();
        Map<ResourceKey, ResourceText> merged = new LinkedHashMap<>();
        all.stream().filter(this::hadItAlready).forEach(text -> merged.putIfAbsent(keyOf(text), text));
        for (ResourceText text : all) {
            ResourceText first = merged.computeIfAbsent(keyOf(text), key -> text);
            if (!first.equals(text)) {
                faults.add(DiagnosticCode.DUPLICATE_RESOURCE.at(text.place(), text.kind(), text.name(), first.place()));
            }
        }
        return merged;
    }

    private boolean hadItAlready(ResourceText text) {
        @Nullable ResourceText before = resources.get(keyOf(text));
        return before != null
                && before.place().file().name().equals(text.place().file().name());
    }

    private static ResourceKey keyOf(ResourceText text) {
        return new ResourceKey(text.kind(), text.name());
    }

    /** Deletes last: what only moved to another name never leaves a gap. */
    private void write(Map<ResourceKey, ResourceText> now) {
        now.forEach((key, text) -> {
            @Nullable ResourceText before = resources.get(key);
            if (before == null || !before.text().equals(text.text())) {
                target.put(key, text.text(), Precondition.ANY);
            }
        });
        resources.keySet().stream()
                .filter(key -> !now.containsKey(key))
                .forEach(key -> target.delete(key, Precondition.ANY));
        resources = now;
    }
}

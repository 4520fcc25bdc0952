package dev.portcullis.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as people call it; what it runs was built by the module before this one. */
class LauncherTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path LAUNCHER = ROOT.resolve("portcullis");

    @TempDir
    private Path elsewhere;

    @Test
    void runsFromAnotherDirectoryThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), LAUNCHER);
        Path second = Files.createSymbolicLink(elsewhere.resolve("second"), link.getFileName());

        Ended ended = run(Map.of(), second.toString(), "--version");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).startsWith("portcullis ");
    }

    @Test
    void passesTheExitCodeOn() throws Exception {
        Path example = ROOT.resolve("examples/basic");

        Ended ended = run(
                Map.of(),
                LAUNCHER.toString(),
                "decide",
                "--policy=" + example.resolve("policy"),
                "--request=" + example.resolve("requests/running.json"));

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.out()).startsWith("TERMINATE  lock targeting User:\"mallory\" is in force");
    }

    @Test
    void saysSoWhenThereIsNoJava() throws Exception {
        Ended ended =
                run(Map.of("PATH", elsewhere.toString(), "JAVA_HOME", ""), "/bin/sh", LAUNCHER.toString(), "--version");

        assertThat(ended.exitCode()).isEqualTo(69);
        assertThat(ended.err())
                .isEqualTo("portcullis: Java 17 or newer is needed, in JAVA_HOME or on the PATH; there is none\n");
    }

    @Test
    void refusesAnOldJava() throws Exception {
        Path home = Files.createDirectories(elsewhere.resolve("old"));
        Path java =
                Files.createFile(Files.createDirectories(home.resolve("bin")).resolve("java"));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");

        Ended ended = run(
                Map.of("PATH", elsewhere.toString(), "JAVA_HOME", home.toString()),
                "/bin/sh",
                LAUNCHER.toString(),
                "--version");

        assertThat(ended.exitCode()).isEqualTo(69);
        assertThat(ended.err()).contains("Java 17 or newer is needed", java + " is version 11.0.2");
    }

    private Ended run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        File out = elsewhere.resolve("out").toFile();
        File err = elsewhere.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(elsewhere.toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        int exitCode = process.waitFor();
        return new Ended(
                exitCode,
                Files.readString(out.toPath(), StandardCharsets.UTF_8),
                Files.readString(err.toPath(), StandardCharsets.UTF_8));
    }

    private record Ended(int exitCode, String out, String err) {}
}

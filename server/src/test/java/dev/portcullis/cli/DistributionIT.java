package dev.portcullis.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive that is handed out, unpacked and run; the build names it. */
@Timeout(180)
class DistributionIT {
    private static final Path ARCHIVE =
            Path.of(System.getProperty("portcullis.distribution")).toAbsolutePath();
    private static final String FOLDER = ARCHIVE.getFileName().toString().replace(".tar.gz", "");
    private static final Pattern SERVING = Pattern.compile("serving at (http://\\S+)");
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");
    private static final long PATIENCE = 120;

    @TempDir
    private static Path place;

    private static Path home;

    @BeforeAll
    static void unpack() throws Exception {
        Path folder = Files.createDirectory(place.resolve("a folder"));
        assertThat(run(Map.of(), "tar", "-xzf", ARCHIVE.toString(), "-C", folder.toString())
                        .exitCode())
                .isZero();
        home = folder.resolve(FOLDER);
        Files.createFile(home.resolve("cache"));
    }

    @Test
    void tellsItsVersionWhereNothingCanBeKept() throws Exception {
        Ended ended = run(Map.of(), launcher(), "--version");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out().strip()).isEqualTo(FOLDER.replaceFirst("-", " "));
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void keepsAnArchiveOfClassesForLaterStarts() throws Exception {
        Path cache = place.resolve("cache of a service");
        Map<String, String> service = Map.of("CACHE_DIRECTORY", cache.toString());

        Ended first = run(service, launcher(), "--version");
        await(() -> onlyArchiveIn(cache));
        Ended second = run(service, launcher(), "--version");

        assertThat(List.of(first.exitCode(), second.exitCode())).containsOnly(0);
        assertThat(first.err() + second.err()).isEmpty();
    }

    @Test
    void servesATrial() throws Exception {
        Path log = place.resolve("serve.log");
        Process process = start(Map.of(), log, log, launcher(), "serve", "--dev", "--listen", "127.0.0.1:0");
        try {
            URI address = addressIn(log);
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address.resolve("/health/live"))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Files.readString(log)).doesNotContain("WARNING");
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void completesCommandsInBash() throws Exception {
        String script = "source '" + home.resolve("completions/portcullis.bash")
                + "'; COMP_WORDS=(portcullis sto); COMP_CWORD=1; _complete_portcullis; echo \"${COMPREPLY[@]}\"";

        Ended ended = run(Map.of(), "bash", "--norc", "-c", script);

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().strip()).isEqualTo("store");
    }

    @Test
    void holdsTheJarsThatItNeeds() throws Exception {
        assertThat(jars()).containsExactlyInAnyOrderElementsOf(classPath());
    }

    @Test
    void listsItsParts() throws Exception {
        Path list = home.resolve("portcullis.cdx.json");
        boolean offline = "offline: true".equals(System.getProperty("portcullis.network"));
        assumeTrue(Files.exists(list) || !offline, "offline, nobody lists the parts");
        String parts = Files.readString(list);

        assertThat(jars()).allSatisfy(jar -> assertThat(parts).contains(partOf(jar)));
    }

    private static List<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void holdsWhatIsReadAndInstalled() {
        assertThat(List.of(
                        "LICENSE",
                        "README.md",
                        "docs/install.md",
                        "examples/basic/README.md",
                        "portcullis.yaml",
                        "systemd/portcullis.service",
                        "systemd/portcullis.sysusers"))
                .allSatisfy(name -> assertThat(home.resolve(name)).isRegularFile());
        assertThat(home.resolve("bin/portcullis")).isExecutable();
    }

    private static List<String> classPath() throws IOException {
        try (JarFile jar = new JarFile(home.resolve("portcullis.jar").toFile())) {
            String written = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return Arrays.stream(written.split(" ", -1))
                    .map(entry -> entry.replaceFirst("^lib/", ""))
                    .toList();
        }
    }

    /** How the list of parts names what is in a jar. */
    private static String partOf(String jar) {
        Matcher parts = JAR.matcher(jar);
        assertThat(parts.matches()).as(jar).isTrue();
        return "/" + parts.group(1) + "@" + parts.group(2) + "?";
    }

    /** Whether an archive is there, and what making it took is gone. */
    private static boolean onlyArchiveIn(Path cache) throws IOException {
        try (Stream<Path> kept = Files.walk(cache)) {
            List<Path> files = kept.filter(file -> !Files.isDirectory(file, NOFOLLOW_LINKS))
                    .toList();
            return files.size() == 1 && files.get(0).toString().endsWith(".jsa") && Files.size(files.get(0)) > 0;
        } catch (NoSuchFileException | UncheckedIOException goneMeanwhile) {
            return false;
        }
    }

    private static URI addressIn(Path log) throws Exception {
        await(() -> SERVING.matcher(Files.readString(log)).find());
        Matcher line = SERVING.matcher(Files.readString(log));
        assertThat(line.find()).isTrue();
        return URI.create(line.group(1));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("out of patience").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static String launcher() {
        return home.resolve("bin/portcullis").toString();
    }

    private static Ended run(Map<String, String> environment, String... command) throws Exception {
        Path out = Files.createTempFile(place, "out", "");
        Path err = Files.createTempFile(place, "err", "");
        Process process = start(environment, out, err, command);
        try {
            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(Map<String, String> environment, Path out, Path err, String... command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(out.equals(err) ? out.toFile() : err.toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "CACHE_DIRECTORY", "/dev/null",
                        "XDG_CACHE_HOME", "/dev/null"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private record Ended(int exitCode, String out, String err) {}
}

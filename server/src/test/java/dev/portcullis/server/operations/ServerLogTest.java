package dev.portcullis.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.operations.LogSettings.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process has one standard error, so each case is a process. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerLogTest {
    private static final String FRAMES = "io.grpc.netty.NettyClientHandler";

    @TempDir
    Path folder;

    /** What the process says. */
    static final class Speaker {
        private Speaker() {}

        public static void main(String[] arguments) {
            System.setProperty("slf4j.provider", "ch.qos.logback.classic.spi.LogbackServiceProvider");
            System.setProperty("slf4j.internal.verbosity", "WARN");
            ServerLog.configure(LogSettings.DEFAULT);
            ServerLog.configure(new LogSettings(
                    Format.valueOf(arguments[0]),
                    Level.INFO,
                    Map.of("dev.portcullis.follow", Level.DEBUG, FRAMES, Level.TRACE)));
            Logger log = LoggerFactory.getLogger("dev.portcullis.server.Server");
            log.info("listening at {}", "127.0.0.1:7171");
            log.debug("not said");
            log.warn("two\nlines {}", "\u001b[31mred");
            LoggerFactory.getLogger("dev.portcullis.follow.StoreFollower").debug("said");
            LoggerFactory.getLogger("io.netty.channel.Channel").info("not said");
            LoggerFactory.getLogger(FRAMES).debug("not said, for passwords are in it");
            java.util.logging.Logger.getLogger("io.grpc.internal.Server").warning("from the JDK");
            log.error("failed", new IllegalStateException("why\nnot"));
            ServerLog.close();
        }
    }

    @Test
    void speaksInLinesOfText() throws Exception {
        List<String> lines = speak(Format.TEXT);
        assertThat(lines.get(0))
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  Server: listening at 127\\.0\\.0\\.1:7171");
        assertThat(lines.get(1)).endsWith("WARN  Server: two lines  [31mred");
        assertThat(lines.get(2)).endsWith("DEBUG StoreFollower: said");
        assertThat(lines.get(3)).endsWith("WARN  Server: from the JDK");
        assertThat(lines.get(4)).endsWith("ERROR Server: failed");
        assertThat(lines.get(5)).isEqualTo("java.lang.IllegalStateException: why");
        assertThat(lines.get(6)).isEqualTo("\tnot");
        assertThat(lines).noneMatch(line -> line.contains("not said"));
    }

    @Test
    void speaksInLinesOfJson() throws Exception {
        List<JsonNode> lines =
                speak(Format.JSON).stream().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0).at("/level").asString()).isEqualTo("INFO");
        assertThat(lines.get(0).at("/loggerName").asString()).isEqualTo("dev.portcullis.server.Server");
        assertThat(lines.get(0).at("/formattedMessage").asString()).isEqualTo("listening at 127.0.0.1:7171");
        assertThat(lines.get(1).at("/formattedMessage").asString()).isEqualTo("two\nlines \u001b[31mred");
        assertThat(lines.get(4).at("/throwable/message").asString()).isEqualTo("why\nnot");
    }

    private List<String> speak(Format format) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Speaker.class.getName(),
                        format.name())
                .redirectError(said.toFile())
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(out).isEmptyFile();
        return Files.readAllLines(said);
    }
}

package dev.portcullis.cli;

import dev.portcullis.server.operations.LogSettings;
import dev.portcullis.server.operations.ServerLog;
import java.util.logging.Logger;

/** Which of the loggers on the class path is used; chosen before anything logs. */
final class Logging {
    private static final String PROVIDER = "slf4j.provider";
    private static final String NOTHING = "org.slf4j.nop.NOPServiceProvider";

    /** Kept, since settings of a logger that nobody keeps are lost. */
    private static final Logger CONNECTIONS = Logger.getLogger("io.grpc");

    private Logging() {}

    /** Commands speak for themselves, and a logger would only make them start later. */
    static void none() {
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty(PROVIDER, NOTHING);
    }

    /** Where commands speak for themselves, they tell of connections as well; the library would show its stacks. */
    static void noneOfConnections() {
        if (NOTHING.equals(System.getProperty(PROVIDER))) {
            CONNECTIONS.setUseParentHandlers(false);
        }
    }

    /** Servers log to standard error; how is told anew once their configuration is known. */
    static void toStandardError() {
        System.setProperty(PROVIDER, "ch.qos.logback.classic.spi.LogbackServiceProvider");
        ServerLog.configure(LogSettings.DEFAULT);
    }
}

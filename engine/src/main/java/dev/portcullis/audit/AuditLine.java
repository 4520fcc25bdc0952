package dev.portcullis.audit;

/** An act as a line of JSON, with the names of Teleport. */
final class AuditLine {
    private AuditLine() {}

    static byte[] of(AuditEvent event) {
        return JsonLine.of(Mask.NONE, line -> {
            line.number("ei", 0);
            line.text("event", event.code().event());
            line.text("code", event.code().code());
            line.text("uid", event.uid().toString());
            line.text("time", event.time().toString());
            event.fields().forEach(line::value);
        });
    }
}

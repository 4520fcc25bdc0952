package dev.portcullis.server.hostile;

import static dev.portcullis.server.hostile.Wire.END;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Everything that somebody has to be known for, each asked so that it answers well to whom it knows. */
final class Doors {
    private static final String SESSION = "{\"request\":{\"user\":\"ann\",\"protocol\":\"ssh\",\"action\":\"connect\","
            + "\"login\":\"root\",\"resource\":{\"kind\":\"node\",\"name\":\"web-1\"}}}";
    private static final String LOCK =
            "{\"kind\":\"lock\",\"version\":\"v2\",\"metadata\":{\"name\":\"x\"},\"spec\":{\"target\":{\"user\":\"eve\"}}}";
    private static final String PEOPLE = Wire.QUESTION.replace(",\"id\":\"ann\"", "");
    private static final String THINGS = Wire.QUESTION.replace(",\"id\":\"wiki\"", "");
    private static final String ACTIONS = Wire.QUESTION.replace("\"action\":{\"name\":\"read\"},", "");

    private Doors() {}

    /** Each as what is sent with lines of credentials. */
    static Map<String, Function<String, byte[]>> all() {
        Map<String, Function<String, byte[]>> doors = new LinkedHashMap<>();
        doors.put("evaluation", who -> Wire.question(Wire.EVALUATION, who));
        doors.put("evaluations", who -> Wire.question(Wire.EVALUATIONS, who));
        doors.put("search/subject", who -> post("/access/v1/search/subject", who, PEOPLE));
        doors.put("search/resource", who -> post("/access/v1/search/resource", who, THINGS));
        doors.put("search/action", who -> post("/access/v1/search/action", who, ACTIONS));
        doors.put(
                "forward auth",
                who -> bytes(Wire.line("GET", Wire.FORWARD_AUTH) + who + Wire.lines(Wire.forwarded()) + END));
        doors.put("a session", who -> post(Wire.SESSIONS, who, SESSION));
        doors.put("sessions", who -> get(Wire.SESSIONS, who));
        doors.put("a lock", who -> post("/v1/locks/preview", who, LOCK));
        doors.put("locks", who -> get("/v1/locks", who));
        doors.put("users", who -> get("/v1/users", who));
        doors.put("snapshot", who -> get("/v1/snapshot", who));
        doors.put("metrics", who -> get("/metrics", who));
        return doors;
    }

    private static byte[] post(String path, String credentials, String body) {
        return Wire.post(path, credentials, body.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] get(String path, String credentials) {
        return bytes(Wire.line("GET", path) + credentials + END);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

package dev.portcullis.server.hostile;

import static dev.portcullis.server.hostile.Wire.EVALUATION;

import java.util.ArrayList;
import java.util.List;

/** Paths that are no path of the server's, but might be taken for one. */
final class HostilePaths {
    private HostilePaths() {}

    static List<HostileRequest> all(String credentials) {
        List<HostileRequest> all = new ArrayList<>();
        for (String path : List.of(
                "/" + EVALUATION,
                "/access//v1/evaluation",
                EVALUATION + "/",
                EVALUATION + "//",
                "/access/v1/./evaluation",
                "/access/v1/x/../evaluation",
                "/../access/v1/evaluation",
                "/access/v1/%2e/evaluation",
                "/access/v1/x/%2e%2e/evaluation",
                "/access/v1/x/%2E./evaluation",
                "/access%2fv1%2fevaluation",
                "/access/v1%5cevaluation",
                "/access\\v1\\evaluation",
                "/access/v1/evaluatio%6e",
                "/access/v1/evaluatio%256e",
                "/access/v1/evaluation%00",
                "/access/v1/evaluation%20",
                "/access/v1/evaluation;a=b",
                "/access/v1/evaluation.json",
                "/access/v1/evaluation%",
                "/access/v1/evaluation%zz",
                "/access/v1/evaluation%c0%af",
                "/ACCESS/v1/evaluation",
                "/access/V1/evaluation",
                "access/v1/evaluation",
                "http://portcullis/access/v1/evaluation",
                "HTTP://portcullis/access/v1/evaluation",
                "https://portcullis/access/v1/evaluation",
                "http://other/access/v1/evaluation",
                "http:/access/v1/evaluation",
                "http:///access/v1/evaluation",
                "//portcullis/access/v1/evaluation",
                "portcullis:443",
                "file:///access/v1/evaluation",
                "/access/v1/evaluation#x",
                "#/access/v1/evaluation",
                "/access/v1/evaluation\u0000",
                "/access/v1/\u00e9valuation",
                "/",
                "/access/v1/evaluations/",
                "/health/../access/v1/evaluation",
                "/health/live/../../access/v1/evaluation",
                "/.well-known/authzen-configuration/../../access/v1/evaluation")) {
            all.add(new HostileRequest("the path `" + path + "`", Wire.question(path, credentials)));
        }
        return all;
    }
}

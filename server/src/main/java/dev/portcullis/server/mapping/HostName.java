package dev.portcullis.server.mapping;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host as everybody reads it: in lower case, without port and without a dot at its end.
 *
 * @param name the whole name
 */
record HostName(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]++(?:\\.[a-z0-9_-]++)*+\\.?+");
    private static final Pattern ADDRESS = Pattern.compile("\\[[0-9a-f:.]++]");
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}");
    private static final int LONGEST = 260;

    /**
     * Reads what a client has sent as host.
     *
     * @throws MappingRefusal if it is not a host
     */
    static HostName of(String raw) {
        if (raw.length() > LONGEST) {
            throw new MappingRefusal("the host is longer than " + LONGEST + " characters");
        }
        int colon = raw.lastIndexOf(':');
        boolean port = colon >= 0 && PORT.matcher(raw.substring(colon)).matches() && raw.indexOf(']') < colon;
        String host = (port ? raw.substring(0, colon) : raw).toLowerCase(Locale.ROOT);
        if (ADDRESS.matcher(host).matches()) {
            return new HostName(host);
        }
        if (!NAME.matcher(host).matches()) {
            throw new MappingRefusal("the host is not a name");
        }
        return new HostName(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
    }

    /** What stands between the dots. */
    List<String> labels() {
        return List.of(name.split("\\."));
    }
}

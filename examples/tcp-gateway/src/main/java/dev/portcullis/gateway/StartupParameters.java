package dev.portcullis.gateway;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters of a startup packet. The gateway decides about exactly the names that the server will use, so it refuses
 * whatever the server might understand otherwise: names said twice, names that the server would cut off, other encodings.
 *
 * @param user database account
 * @param database its name; that of the account where none is said
 */
record StartupParameters(String user, String database) {
    private static final int MAJOR_VERSION = 3;
    private static final int LONGEST_NAME = 63;

    /** Reads a whole packet, with its length and the version of the protocol. */
    static StartupParameters read(ByteBuf packet) throws ProtocolException {
        packet.skipBytes(4);
        if (packet.readUnsignedShort() != MAJOR_VERSION) {
            throw new ProtocolException("only version 3 of the protocol is served");
        }
        packet.skipBytes(2);
        Map<String, String> parameters = pairs(packet);
        String user = parameters.getOrDefault("user", "");
        String database = parameters.getOrDefault("database", "");
        if (user.isEmpty()) {
            throw new ProtocolException("no user name in the startup packet");
        }
        if (parameters.containsKey("replication")) {
            throw new ProtocolException("replication is not served");
        }
        return new StartupParameters(name(user), name(database.isEmpty() ? user : database));
    }

    private static Map<String, String> pairs(ByteBuf packet) throws ProtocolException {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String key = text(packet); !key.isEmpty(); key = text(packet)) {
            if (parameters.put(key, text(packet)) != null) {
                throw new ProtocolException("a parameter occurs twice in the startup packet");
            }
        }
        if (packet.isReadable()) {
            throw new ProtocolException("the startup packet goes on after its end");
        }
        return parameters;
    }

    /** Reads up to the next zero byte. */
    private static String text(ByteBuf packet) throws ProtocolException {
        int length = packet.bytesBefore((byte) 0);
        if (length < 0) {
            throw new ProtocolException("the startup packet breaks off");
        }
        ByteBuffer bytes = packet.readSlice(length).nioBuffer();
        packet.skipBytes(1);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException unreadable) {
            throw new ProtocolException("the startup packet is not UTF-8");
        }
    }

    /** PostgreSQL cuts off longer names, so that they would mean somebody else; logs stay readable without controls. */
    private static String name(String text) throws ProtocolException {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new ProtocolException("a name holds control characters");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new ProtocolException("a name is longer than " + LONGEST_NAME + " bytes");
        }
        return text;
    }
}

package dev.portcullis.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A client that says whatever it is told to. */
final class RawClient implements AutoCloseable {
    private static final int LONGEST_MILLIS = 15_000;

    private final Socket socket;
    private final DataInputStream heard;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.heard = new DataInputStream(socket.getInputStream());
    }

    static RawClient connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LONGEST_MILLIS);
        return new RawClient(socket);
    }

    /** Bob, who has said his password and may ask now. */
    static RawClient ofBob(int port) throws IOException {
        RawClient bob = connect(port);
        bob.begin();
        bob.await('Z');
        return bob;
    }

    /** Says who is there, and bob's password. */
    void begin() throws IOException {
        say(Packets.startup("user", "bob", "database", "orders"));
        await('R');
        say(Packets.message('p', Packets.terminated("bobs-password")));
    }

    /**
     * A message of the server.
     *
     * @param type its type
     * @param body its content
     */
    record Heard(char type, ByteBuf body) {
        String text() {
            return body.toString(StandardCharsets.UTF_8);
        }
    }

    void say(ByteBuf bytes) throws IOException {
        socket.getOutputStream().write(ByteBufUtil.getBytes(bytes));
    }

    /** Asks without waiting for an answer. */
    void query(String... statements) throws IOException {
        ByteBuf all = Unpooled.buffer();
        for (String statement : statements) {
            all.writeBytes(Packets.message('Q', Packets.terminated(statement)));
        }
        say(all);
    }

    /** The next message; none at the end. */
    Optional<Heard> hear() throws IOException {
        try {
            char type = (char) heard.readByte();
            byte[] body = heard.readNBytes(heard.readInt() - Integer.BYTES);
            return Optional.of(new Heard(type, Unpooled.wrappedBuffer(body)));
        } catch (EOFException | SocketException end) {
            return Optional.empty();
        }
    }

    /** The next byte outside of any message; -1 at the end. */
    int hearByte() throws IOException {
        return heard.read();
    }

    /** How many bytes still come until the end. */
    int hearTheRest() throws IOException {
        return heard.readAllBytes().length;
    }

    /** The next message of a type; what comes before it is passed over. */
    Heard await(char type) throws IOException {
        Heard next = hear().orElseThrow();
        while (next.type() != type) {
            next = hear().orElseThrow();
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

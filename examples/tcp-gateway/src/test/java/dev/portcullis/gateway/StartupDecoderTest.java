package dev.portcullis.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.gateway.StartupMessage.CancelRequest;
import dev.portcullis.gateway.StartupMessage.EncryptionRequest;
import dev.portcullis.gateway.StartupMessage.Malformed;
import dev.portcullis.gateway.StartupMessage.Startup;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StartupDecoderTest {
    private final EmbeddedChannel client = new EmbeddedChannel(new StartupDecoder());

    @Test
    void readsWhoWantsWhat() {
        client.writeInbound(Packets.startup("user", "alice", "database", "orders", "application_name", "psql"));

        assertThat(client.<StartupMessage>readInbound()).isInstanceOfSatisfying(Startup.class, startup -> {
            assertThat(startup.user()).isEqualTo("alice");
            assertThat(startup.database()).isEqualTo("orders");
        });
    }

    @Test
    void aDatabaseThatIsNotSaidIsThatOfTheAccount() {
        client.writeInbound(Packets.startup("user", "alice"));

        assertThat(client.<StartupMessage>readInbound())
                .isInstanceOfSatisfying(
                        Startup.class, startup -> assertThat(startup.database()).isEqualTo("alice"));
    }

    @Test
    void readsPacketsThatComeByteByByte() {
        ByteBuf packets = Unpooled.wrappedBuffer(
                Packets.ofCode(Packets.TLS, Unpooled.EMPTY_BUFFER), Packets.startup("user", "alice"));
        while (packets.isReadable()) {
            client.writeInbound(packets.readBytes(1));
        }

        assertThat(client.<StartupMessage>readInbound()).isInstanceOf(EncryptionRequest.class);
        assertThat(client.<StartupMessage>readInbound()).isInstanceOf(Startup.class);
        assertThat(client.<StartupMessage>readInbound()).isNull();
    }

    @Test
    void keepsThePacketForTheServer() {
        ByteBuf packet = Packets.startup("user", "alice", "options", "-c work_mem=8MB");
        client.writeInbound(packet.copy());

        assertThat(client.<StartupMessage>readInbound())
                .isInstanceOfSatisfying(
                        Startup.class, startup -> assertThat(startup.packet()).isEqualTo(packet));
    }

    @Test
    void readsARequestToCancelWithALongKey() {
        ByteBuf packet = Packets.ofCode(Packets.CANCEL, Unpooled.wrappedBuffer(new byte[4 + 256]));
        client.writeInbound(packet.copy());

        assertThat(client.<StartupMessage>readInbound())
                .isInstanceOfSatisfying(
                        CancelRequest.class,
                        request -> assertThat(request.packet()).isEqualTo(packet));
    }

    @Test
    void whatFollowsIsLeftToTheNext() {
        ByteBuf query = Packets.message('Q', Packets.terminated("SELECT 1"));
        client.writeInbound(Unpooled.wrappedBuffer(Packets.startup("user", "alice"), query.copy()));
        client.readInbound();
        client.pipeline().remove(StartupDecoder.class);

        assertThat(client.<ByteBuf>readInbound()).isEqualTo(query);
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    private static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "invalid length of startup packet", Unpooled.buffer().writeInt(7)),
                Arguments.of(
                        "invalid length of startup packet", Unpooled.buffer().writeInt(-1)),
                Arguments.of(
                        "invalid length of startup packet",
                        Unpooled.buffer().writeInt(StartupDecoder.LONGEST_PACKET + 1)),
                Arguments.of("invalid length of startup packet", bytes("GET / HTTP/1.1\r\n\r\n")),
                Arguments.of("no user name in the startup packet", Packets.startup()),
                Arguments.of("no user name in the startup packet", Packets.startup("database", "orders")),
                Arguments.of(
                        "a parameter occurs twice in the startup packet",
                        Packets.startup("user", "alice", "user", "postgres")),
                Arguments.of("replication is not served", Packets.startup("user", "alice", "replication", "database")),
                Arguments.of("a name is longer than 63 bytes", Packets.startup("user", "a".repeat(64))),
                Arguments.of("a name is longer than 63 bytes", Packets.startup("user", "ä".repeat(32))),
                Arguments.of(
                        "a name is longer than 63 bytes", Packets.startup("user", "a", "database", "b".repeat(64))),
                Arguments.of("a name holds control characters", Packets.startup("user", "alice\nINFO: bob")),
                Arguments.of(
                        "the startup packet breaks off",
                        Packets.ofCode(Packets.VERSION_3, Packets.terminated("user", "alice"))),
                Arguments.of("the startup packet breaks off", Packets.ofCode(Packets.VERSION_3, bytes("user"))),
                Arguments.of(
                        "the startup packet goes on after its end",
                        Packets.ofCode(Packets.VERSION_3, Packets.terminated("user", "alice", "", "user", "bob", ""))),
                Arguments.of(
                        "the startup packet is not UTF-8",
                        Packets.ofCode(
                                Packets.VERSION_3,
                                Packets.terminated("user").writeByte(0xE4).writeShort(0))),
                Arguments.of(
                        "only version 3 of the protocol is served",
                        Packets.ofCode(2 << 16, Packets.terminated("user", "alice", ""))),
                Arguments.of(
                        "invalid length of cancel request",
                        Packets.ofCode(Packets.CANCEL, Unpooled.wrappedBuffer(new byte[7]))),
                Arguments.of(
                        "invalid length of cancel request",
                        Packets.ofCode(Packets.CANCEL, Unpooled.wrappedBuffer(new byte[4 + 257]))),
                Arguments.of(
                        "invalid request for encryption",
                        Packets.ofCode(Packets.TLS, Unpooled.wrappedBuffer(new byte[1]))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String reason, ByteBuf packet) {
        client.writeInbound(packet);

        assertThat(client.<StartupMessage>readInbound())
                .isEqualTo(new Malformed(new ErrorReport(ErrorReport.PROTOCOL_VIOLATION, reason)));
    }

    @Test
    void asksForEncryptionHaveAnEnd() {
        for (int i = 0; i < 3; i++) {
            client.writeInbound(Packets.ofCode(i == 1 ? Packets.GSSAPI : Packets.TLS, Unpooled.EMPTY_BUFFER));
        }

        assertThat(client.inboundMessages()).hasSize(3);
        assertThat(client.inboundMessages().toArray()[2]).isInstanceOf(Malformed.class);
    }

    @Test
    void bytesWithoutSenseAreNoStartup() {
        Random random = new Random(7);
        for (int round = 0; round < 50_000; round++) {
            EmbeddedChannel stranger = new EmbeddedChannel(new StartupDecoder());
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            int code = random.nextInt(4) == 0 ? random.nextInt() : Packets.VERSION_3;
            stranger.writeInbound(Packets.ofCode(code, Unpooled.wrappedBuffer(noise)));

            assertThat(stranger.<StartupMessage>readInbound()).isInstanceOfAny(Malformed.class, CancelRequest.class);
            stranger.close().syncUninterruptibly();
        }
    }
}

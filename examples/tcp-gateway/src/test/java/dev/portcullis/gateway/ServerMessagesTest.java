package dev.portcullis.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ServerMessagesTest {
    private final ServerMessages messages = new ServerMessages();
    private final EmbeddedChannel server = new EmbeddedChannel(messages);

    @Test
    void passesEverythingOnHoweverItComes() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            ByteBuf said = saying(random);
            byte[] all = ByteBufUtil.getBytes(said);
            EmbeddedChannel other = new EmbeddedChannel(new ServerMessages());
            while (said.isReadable()) {
                other.writeInbound(said.readBytes(Math.min(said.readableBytes(), 1 + random.nextInt(9_000))));
            }

            assertThat(heard(other)).isEqualTo(all);
        }
    }

    private static ByteBuf saying(Random random) {
        ByteBuf said = Unpooled.buffer();
        for (int i = random.nextInt(20); i >= 0; i--) {
            byte[] body = new byte[random.nextInt(random.nextInt(4) == 0 ? 60_000 : 100)];
            random.nextBytes(body);
            said.writeBytes(Packets.message('D', Unpooled.wrappedBuffer(body)));
        }
        return said;
    }

    private static byte[] heard(EmbeddedChannel channel) {
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf part = channel.readInbound(); part != null; part = channel.readInbound()) {
            all.writeBytes(part);
            part.release();
        }
        return ByteBufUtil.getBytes(all);
    }

    @Test
    void holdsBackTheBeginningOfAShortMessage() {
        ByteBuf message = Packets.message('D', Unpooled.wrappedBuffer(new byte[100]));
        server.writeInbound(message.readBytes(50));

        assertThat(heard(server)).isEmpty();
        assertThat(messages.betweenMessages()).isTrue();
    }

    @Test
    void isInTheMiddleOfALongMessageUntilItsEnd() {
        ByteBuf message = Packets.message('D', Unpooled.wrappedBuffer(new byte[ServerMessages.LONGEST_WHOLE]));
        server.writeInbound(message.readBytes(50));

        assertThat(heard(server)).hasSize(50);
        assertThat(messages.betweenMessages()).isFalse();

        server.writeInbound(message);

        assertThat(messages.betweenMessages()).isTrue();
    }

    @Test
    void remembersHowQueriesAreCancelled() {
        assertThat(messages.key()).isEmpty();

        server.writeInbound(Unpooled.wrappedBuffer(
                Packets.message('Z', Unpooled.wrappedBuffer(new byte[] {'I'})),
                Packets.message('K', Unpooled.wrappedBuffer(new byte[] {0, 0, 0, 1, 0, 0, 0, 2}))));

        assertThat(messages.key()).hasValue(new byte[] {0, 0, 0, 1, 0, 0, 0, 2});
    }

    @Test
    void aMessageWithoutLengthEndsTheConversation() {
        ByteBuf broken = Unpooled.buffer().writeByte('D').writeInt(3);

        assertThatThrownBy(() -> server.writeInbound(broken))
                .isInstanceOf(DecoderException.class)
                .hasMessageContaining("no valid length");
    }
}

package dev.portcullis.gateway;

import dev.portcullis.gateway.StartupMessage.CancelRequest;
import dev.portcullis.gateway.StartupMessage.EncryptionRequest;
import dev.portcullis.gateway.StartupMessage.Malformed;
import dev.portcullis.gateway.StartupMessage.Startup;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Reads packets until the first that is no request for encryption. What follows that one stays unread until this handler
 * is removed from the pipeline, and is passed on then.
 */
final class StartupDecoder extends ByteToMessageDecoder {
    /** As in PostgreSQL itself. */
    static final int LONGEST_PACKET = 10_000;

    private static final int HEAD = 8;
    private static final int CANCEL = 80877102;
    private static final int TLS = 80877103;
    private static final int GSSAPI = 80877104;
    private static final int SHORTEST_CANCEL = HEAD + 4 + 4;
    private static final int LONGEST_CANCEL = HEAD + 4 + 256;
    private static final int MOST_ENCRYPTION_REQUESTS = 2;

    private int encryptionRequests;
    private boolean finished;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (finished || in.readableBytes() < 4) {
            return;
        }
        int length = in.getInt(in.readerIndex());
        if (length < HEAD || length > LONGEST_PACKET) {
            in.skipBytes(in.readableBytes());
            finish(out, malformed("invalid length of startup packet"));
        } else if (in.readableBytes() >= length) {
            StartupMessage message = read(in, length);
            if (message instanceof EncryptionRequest) {
                out.add(message);
            } else {
                finish(out, message);
            }
        }
    }

    private void finish(List<Object> out, StartupMessage last) {
        finished = true;
        out.add(last);
    }

    private StartupMessage read(ByteBuf in, int length) {
        ByteBuf packet = in.readSlice(length);
        int code = packet.getInt(packet.readerIndex() + 4);
        if (code == TLS || code == GSSAPI) {
            return encryption(length);
        }
        if (code == CANCEL) {
            return length < SHORTEST_CANCEL || length > LONGEST_CANCEL
                    ? malformed("invalid length of cancel request")
                    : new CancelRequest(Unpooled.copiedBuffer(packet));
        }
        return startup(packet);
    }

    /** Each kind of encryption can be asked for once. */
    private StartupMessage encryption(int length) {
        encryptionRequests++;
        return length == HEAD && encryptionRequests <= MOST_ENCRYPTION_REQUESTS
                ? new EncryptionRequest()
                : malformed("invalid request for encryption");
    }

    private static StartupMessage startup(ByteBuf packet) {
        try {
            StartupParameters parameters = StartupParameters.read(packet.slice());
            return new Startup(parameters.user(), parameters.database(), Unpooled.copiedBuffer(packet));
        } catch (ProtocolException refused) {
            return malformed(refused.getMessage());
        }
    }

    private static Malformed malformed(String message) {
        return new Malformed(new ErrorReport(ErrorReport.PROTOCOL_VIOLATION, message));
    }
}

package dev.portcullis.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import java.util.List;
import java.util.Optional;

/**
 * Passes on what the server says, in whole messages where they are short, so that an error can be put between two of
 * them. Remembers the key with which the server lets queries be cancelled.
 */
final class ServerMessages extends ByteToMessageDecoder {
    /** Longer messages are passed on as they come. */
    static final int LONGEST_WHOLE = 16 * 1024;

    private static final int HEAD = 5;
    private static final int LONGEST_KEY = 4 + 256;
    private static final int KEY = 'K';

    /** How much of a long message has still to come. */
    private int rest;

    private Optional<byte[]> key = Optional.empty();

    /** Whether what was passed on ends with the end of a message. */
    boolean betweenMessages() {
        return rest == 0;
    }

    /** Process and secret, as a request to cancel names them; none before the server has told them. */
    Optional<byte[]> key() {
        return key;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (rest == 0) {
            int whole = wholeMessages(in);
            if (whole > 0) {
                out.add(in.readRetainedSlice(whole));
                return;
            }
            rest = longMessage(in);
        }
        int passed = Math.min(rest, in.readableBytes());
        if (passed > 0) {
            rest -= passed;
            out.add(in.readRetainedSlice(passed));
        }
    }

    /** How many bytes of whole messages there are. */
    private int wholeMessages(ByteBuf in) {
        int whole = 0;
        while (in.readableBytes() - whole >= HEAD) {
            int start = in.readerIndex() + whole;
            int length = lengthAt(in, start);
            if (length > in.readableBytes() - whole) {
                break;
            }
            if (in.getByte(start) == KEY && length <= HEAD + LONGEST_KEY) {
                key = Optional.of(ByteBufUtil.getBytes(in, start + HEAD, length - HEAD));
            }
            whole += length;
        }
        return whole;
    }

    /** The length of the message that has begun, if it is too long to wait for its end; else 0. */
    private static int longMessage(ByteBuf in) {
        if (in.readableBytes() < HEAD) {
            return 0;
        }
        int length = lengthAt(in, in.readerIndex());
        return length > LONGEST_WHOLE ? length : 0;
    }

    private static int lengthAt(ByteBuf in, int start) {
        int length = in.getInt(start + 1);
        if (length < HEAD - 1 || length == Integer.MAX_VALUE) {
            throw new CorruptedFrameException("a message of the server has no valid length");
        }
        return length + 1;
    }
}

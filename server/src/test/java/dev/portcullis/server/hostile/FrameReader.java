package dev.portcullis.server.hostile;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import java.util.ArrayList;
import java.util.List;

/** Finds the statuses in an answer of HTTP/2. */
final class FrameReader {
    private static final int HEAD = 9;
    private static final int HEADERS = 1;
    private static final int TYPE = 3;
    private static final int WITH_PRIORITY = 0x20;
    private static final int PRIORITY_BYTES = 5;

    private FrameReader() {}

    /** The statuses of all answers, in their order. */
    static List<Integer> statuses(byte[] answer) {
        DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
        List<Integer> statuses = new ArrayList<>();
        ByteBuf bytes = Unpooled.wrappedBuffer(answer);
        while (bytes.readableBytes() >= HEAD) {
            int length = bytes.getUnsignedMedium(bytes.readerIndex());
            int type = bytes.getByte(bytes.readerIndex() + TYPE);
            int flags = bytes.getByte(bytes.readerIndex() + TYPE + 1);
            int stream = bytes.getInt(bytes.readerIndex() + HEAD - 4);
            bytes.skipBytes(HEAD);
            ByteBuf payload = bytes.readSlice(Math.min(length, bytes.readableBytes()));
            if (type == HEADERS) {
                payload.skipBytes((flags & WITH_PRIORITY) == 0 ? 0 : PRIORITY_BYTES);
                statuses.add(status(decoder, stream, payload));
            }
        }
        return statuses;
    }

    private static int status(DefaultHttp2HeadersDecoder decoder, int stream, ByteBuf payload) {
        try {
            CharSequence status = decoder.decodeHeaders(stream, payload).status();
            return status == null ? 0 : Integer.parseInt(status.toString());
        } catch (Http2Exception wrong) {
            throw new AssertionError(wrong);
        }
    }
}

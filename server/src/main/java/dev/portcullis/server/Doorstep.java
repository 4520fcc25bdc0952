package dev.portcullis.server;

import dev.portcullis.server.config.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sees every connection from its first byte on. Vert.x tells of one in clear text only when the headers of its first request
 * are there, so that whoever sends those byte by byte would be neither counted nor ever sent away. Sees also to it that nobody
 * in clear text changes from HTTP/1.1 to HTTP/2: who wants HTTP/2 says so with its first bytes.
 *
 * <p>The handler of the channel that listens; all connections of a server have the same.
 */
@Sharable
final class Doorstep extends ChannelInboundHandlerAdapter {
    private static final int PREFACE_BYTES = 24;
    private static final String UPGRADING = "h2c";

    private final Limits limits;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<SocketAddress, Future<?>> waiting = new ConcurrentHashMap<>();

    Doorstep(Limits limits) {
        this.limits = limits;
    }

    /** A connection was accepted. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        ((Channel) accepted).pipeline().addLast(new Arrival());
        context.fireChannelRead(accepted);
    }

    /** Vert.x knows a connection: from now on it is watched elsewhere. */
    void enters(HttpConnection connection) {
        forget(connection.remoteAddress());
    }

    private void forget(SocketAddress peer) {
        Future<?> end = waiting.remove(peer);
        if (end != null) {
            end.cancel(false);
        }
    }

    /** A connection of which Vert.x does not know yet. */
    private final class Arrival extends ChannelInboundHandlerAdapter {
        private int passed;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            int before = open.getAndIncrement();
            context.channel().closeFuture().addListener(closed -> open.decrementAndGet());
            context.fireChannelActive();
            if (before >= limits.connections()) {
                close(context.channel());
            }
        }

        /** Hands the first bytes on one by one, until Vert.x has chosen between HTTP/1.1 and HTTP/2. */
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (passed == 0) {
                begins(context.channel());
            }
            ByteBuf bytes = (ByteBuf) message;
            while (passed < PREFACE_BYTES && bytes.isReadable() && !isFirst(context)) {
                passed++;
                context.fireChannelRead(bytes.readRetainedSlice(1));
            }
            if (isFirst(context)) {
                context.pipeline().addBefore(UPGRADING, null, new Steady());
                passed = PREFACE_BYTES;
            }
            if (passed == PREFACE_BYTES) {
                context.pipeline().remove(this);
            }
            rest(context, bytes);
        }

        private static void rest(ChannelHandlerContext context, ByteBuf bytes) {
            if (bytes.isReadable()) {
                context.fireChannelRead(bytes);
            } else {
                bytes.release();
            }
        }

        /** Whether this is HTTP/1.1, where Vert.x would let the first request change it. */
        private static boolean isFirst(ChannelHandlerContext context) {
            return context.pipeline().get(UPGRADING) != null;
        }

        private static void close(Channel channel) {
            Future<?> unused = channel.close();
        }

        private void begins(Channel channel) {
            SocketAddress peer = SocketAddress.inetSocketAddress((InetSocketAddress) channel.remoteAddress());
            long longest = limits.requestTime().toNanos();
            waiting.put(peer, channel.eventLoop().schedule(() -> close(channel), longest, TimeUnit.NANOSECONDS));
            channel.closeFuture().addListener(closed -> forget(peer));
        }
    }

    /** Hands the first request of HTTP/1.1 on without its wish for another protocol, as if we knew of none. */
    private static final class Steady extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request
                    && request.headers().containsValue(HttpHeaderNames.UPGRADE, UPGRADING, true)) {
                request.headers().remove(HttpHeaderNames.UPGRADE);
            }
            context.fireChannelRead(message);
            if (context.pipeline().get(UPGRADING) == null) {
                context.pipeline().remove(this);
            }
        }
    }
}

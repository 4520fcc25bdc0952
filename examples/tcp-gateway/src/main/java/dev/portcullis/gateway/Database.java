package dev.portcullis.gateway;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/**
 * The server behind the gateway, on the same machine.
 *
 * @param port where it listens
 * @param connections those that are open
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes its channel, and that is listened for
record Database(int port, ChannelGroup connections) {
    private static final int CANCEL_CODE = 80877102;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int CANCEL_SECONDS = 5;

    /** A server to which there is no connection yet. */
    Database(int port) {
        this(port, new DefaultChannelGroup(GlobalEventExecutor.INSTANCE));
    }

    /** Connects in the thread of the client, so that a connection has one thread. */
    ChannelFuture connect(EventLoop loop, ChannelHandler handler) {
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(handler)
                .connect(InetAddress.getLoopbackAddress(), port);
        connections.add(connecting.channel());
        return connecting;
    }

    /** Waits until every connection is closed, and every request to cancel is taken. */
    void awaitEnd(long longestMillis) {
        long begin = System.nanoTime();
        long left = longestMillis;
        while (!connections.isEmpty() && left > 0) {
            connections.newCloseFuture().awaitUninterruptibly(left);
            left = longestMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        }
    }

    /**
     * Asks the server to cancel a query, over a connection of its own as the protocol wants it.
     *
     * @param packet the whole request
     * @return done when the server has taken it, or never will
     */
    ChannelFuture cancel(EventLoop loop, ByteBuf packet) {
        ChannelFuture connecting = connect(loop, new ChannelInboundHandlerAdapter());
        connecting.addListener((ChannelFutureListener) connected -> {
            if (connected.isSuccess()) {
                connected.channel().writeAndFlush(packet);
                loop.schedule(() -> connected.channel().close(), CANCEL_SECONDS, TimeUnit.SECONDS);
            }
        });
        return connecting.channel().closeFuture();
    }

    /**
     * A request to cancel.
     *
     * @param key process and secret, as the server told them
     */
    static ByteBuf cancelRequest(byte[] key) {
        return Unpooled.buffer()
                .writeInt(2 * Integer.BYTES + key.length)
                .writeInt(CANCEL_CODE)
                .writeBytes(key);
    }
}

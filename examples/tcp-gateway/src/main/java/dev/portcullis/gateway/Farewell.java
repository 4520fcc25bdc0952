package dev.portcullis.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Listens no more. Closing at once would throw away the last message, should the client just be saying something; so the
 * gateway falls silent, ignores what still comes, and closes when the client does, or soon.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes its channel, and that is listened for
final class Farewell extends ChannelInboundHandlerAdapter {
    private static final long LONGEST_MILLIS = 500;

    private Farewell() {}

    /** Tells a client why, and closes. */
    static void say(SocketChannel client, ErrorReport report) {
        if (!client.isActive()) {
            return;
        }
        ClientPipeline.continueWith(client, new Farewell());
        client.config().setAutoRead(true);
        client.writeAndFlush(report.encode()).addListener(written -> client.shutdownOutput());
        client.eventLoop().schedule(() -> client.close(), LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object ignored) {
        ReferenceCountUtil.release(ignored);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        context.close();
    }
}

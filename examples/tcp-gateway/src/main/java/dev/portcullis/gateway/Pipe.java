package dev.portcullis.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Hands what one side says to the other, and reads no faster than the other side takes it. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes its channel, and that is listened for
final class Pipe extends ChannelInboundHandlerAdapter {
    private final Channel other;
    private final Runnable onTraffic;
    private final Runnable onEnd;

    /**
     * A pipe from the channel that it is put into.
     *
     * @param other where to
     * @param onTraffic called whenever something came
     * @param onEnd called when the channel is closed
     */
    Pipe(Channel other, Runnable onTraffic, Runnable onEnd) {
        this.other = other;
        this.onTraffic = onTraffic;
        this.onEnd = onEnd;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        onTraffic.run();
        other.write(bytes, other.voidPromise());
        if (!other.isWritable()) {
            context.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        other.flush();
    }

    /** This side takes something again, or nothing for now. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        other.config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        onEnd.run();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        context.close();
    }
}

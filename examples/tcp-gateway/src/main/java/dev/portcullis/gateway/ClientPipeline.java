package dev.portcullis.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;

/** Who listens to a client: one handler after the other, the first of them behind a decoder of startup packets. */
final class ClientPipeline {
    private static final String DECODER = "decoder";
    private static final String LISTENER = "listener";

    private ClientPipeline() {}

    /** The first to listen, while the client has not said yet what it wants. */
    static void begin(Channel client, Reception reception) {
        client.pipeline().addLast(DECODER, new StartupDecoder()).addLast(LISTENER, reception);
    }

    /** The next one; it also gets what came already and nobody has read. */
    static void continueWith(Channel client, ChannelHandler next) {
        ChannelPipeline pipeline = client.pipeline();
        pipeline.replace(LISTENER, LISTENER, next);
        if (pipeline.get(DECODER) != null) {
            pipeline.remove(DECODER);
        }
    }
}

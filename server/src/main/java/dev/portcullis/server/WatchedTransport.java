package dev.portcullis.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of Java, with somebody who sees each connection that is accepted before anybody else does.
 *
 * @param watcher a handler of the channel that listens
 */
record WatchedTransport(ChannelHandler watcher) implements io.vertx.core.transport.Transport, Transport {
    private static final Transport SOCKETS = NIO.implementation();

    @Override
    public String name() {
        return NIO.name();
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public @Nullable Throwable unavailabilityCause() {
        return null;
    }

    @Override
    public Transport implementation() {
        return this;
    }

    @Override
    public IoHandlerFactory ioHandlerFactory() {
        return SOCKETS.ioHandlerFactory();
    }

    @Override
    public DatagramChannel datagramChannel() {
        return SOCKETS.datagramChannel();
    }

    @Override
    @SuppressWarnings("deprecation") // Vert.x demands it
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return SOCKETS.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return SOCKETS.channelFactory(domainSocket);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return SOCKETS.serverChannelFactory(domainSocket);
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        SOCKETS.configure(options, domainSocket, bootstrap);
        bootstrap.handler(watcher);
    }
}

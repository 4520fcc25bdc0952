package dev.portcullis.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Listens for clients of PostgreSQL on the same machine, and lets in whom the registry lets in. Everything is said in clear
 * here, so nobody but this machine may listen.
 */
final class Gateway implements AutoCloseable {
    private static final int QUIET_MILLIS = 50;
    private static final int LONGEST_CLOSE_MILLIS = 2_000;

    private final GatewaySettings settings;
    private final Entrance entrance;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listening;

    private Gateway(GatewaySettings settings, Entrance entrance) {
        this.settings = settings;
        this.entrance = entrance;
        this.listening = listen();
    }

    /** Listens from now on. */
    static Gateway start(GatewaySettings settings, Entrance entrance) {
        return new Gateway(settings, entrance);
    }

    private Channel listen() {
        try {
            return new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel client) {
                            receive(client);
                        }
                    })
                    .bind(InetAddress.getLoopbackAddress(), settings.port())
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException broken) {
            stopThreads();
            throw broken;
        }
    }

    private void receive(SocketChannel client) {
        clients.add(client);
        ClientPipeline.begin(client, new Reception(client, entrance, settings.startupTimeout()));
        if (clients.size() > settings.mostConnections()) {
            Farewell.say(client, new ErrorReport(ErrorReport.TOO_MANY_CONNECTIONS, "too many connections"));
        }
    }

    /** Where it listens. */
    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Closes all connections. */
    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        clients.close().awaitUninterruptibly(LONGEST_CLOSE_MILLIS);
        entrance.database().awaitEnd(LONGEST_CLOSE_MILLIS);
        stopThreads();
    }

    private void stopThreads() {
        loops.shutdownGracefully(QUIET_MILLIS, LONGEST_CLOSE_MILLIS, TimeUnit.MILLISECONDS)
                .syncUninterruptibly();
    }
}

package dev.portcullis.gateway;

import dev.portcullis.session.Session;
import dev.portcullis.session.SessionListener;
import dev.portcullis.session.Termination;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client, and the connection to the server that its session stands for. All of it runs in the client's thread.
 *
 * <p>When the session is ended from outside, the client is told why if a message can be put in just there; both
 * connections are closed, and the query that runs is cancelled, since the server would notice only when it has an answer.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes its channel, and that is listened for
final class Link implements SessionListener {
    private static final System.Logger LOG = System.getLogger("dev.portcullis.gateway");
    private static final int DRAIN_SECONDS = 10;
    private static final int NOTICE_MILLIS = 500;
    private static final int SECOND_CANCEL_MILLIS = 250;

    private final SocketChannel client;
    private final Database database;
    private final ServerMessages messages = new ServerMessages();
    private @Nullable Channel server;
    private boolean cut;

    /** A client without a session yet. */
    Link(SocketChannel client, Database database) {
        this.client = client;
        this.database = database;
    }

    /**
     * Connects a client that has a session.
     *
     * @param startup what the server is told first
     */
    void connect(Session session, ByteBuf startup) {
        ChannelFuture connecting = database.connect(client.eventLoop(), messages);
        SocketChannel connected = (SocketChannel) connecting.channel();
        server = connected;
        client.closeFuture().addListener(left -> clientHasLeft(connected));
        whenClosed(connected, session::close);
        connecting.addListener((ChannelFutureListener) result -> {
            if (!result.isSuccess()) {
                leaveUnconnected(session, result.cause());
            } else if (client.isActive() && !cut) {
                pipe(session, connected, startup);
            }
        });
    }

    private void pipe(Session session, Channel connected, ByteBuf startup) {
        connected.pipeline().addLast(new Pipe(client, () -> {}, this::serverHasLeft));
        connected.writeAndFlush(startup);
        ClientPipeline.continueWith(client, new Pipe(connected, session::touch, () -> {}));
        client.config().setAutoRead(true);
    }

    private void leaveUnconnected(Session session, Throwable cause) {
        if (cut || !client.isActive()) {
            return;
        }
        LOG.log(Level.WARNING, "session {0}: no connection to the server: {1}", session.id(), cause);
        session.close();
        Farewell.say(client, new ErrorReport(ErrorReport.CONNECTION_FAILURE, "the database server cannot be reached"));
    }

    /** The server gets some time to notice, since it does when nothing runs; what runs then has nobody to run for. */
    private void clientHasLeft(SocketChannel connected) {
        connected.config().setAutoRead(true);
        connected.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(flushed -> connected.shutdownOutput());
        client.eventLoop()
                .schedule(
                        () -> {
                            if (connected.isOpen()) {
                                dropServer(connected);
                            }
                        },
                        NOTICE_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private void serverHasLeft() {
        if (!cut) {
            client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            client.eventLoop().schedule(() -> client.close(), DRAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void terminate(Session session, Termination termination) {
        client.eventLoop().execute(() -> cut(session, termination));
    }

    private void cut(Session session, Termination termination) {
        LOG.log(Level.INFO, "session {0}: terminated: {1}", session.id(), termination.adminMessage());
        cut = true;
        if (server != null) {
            whenClosed(server, session::acknowledge);
            dropServer(server);
        }
        if (messages.betweenMessages()) {
            Farewell.say(client, new ErrorReport(ErrorReport.ADMIN_SHUTDOWN, termination.message()));
        } else {
            client.close();
        }
    }

    private void whenClosed(Channel connected, Runnable task) {
        connected.closeFuture().addListener(left -> client.closeFuture().addListener(closed -> task.run()));
    }

    /**
     * Resets the connection, so that the server cannot answer any more and ends what comes next in line. The request to
     * cancel what runs goes out after, once it is connected, and again soon, should the next in line have begun just before.
     */
    private void dropServer(Channel connected) {
        messages.key().ifPresent(key -> {
            cancel(key);
            client.eventLoop().schedule(() -> cancel(key), SECOND_CANCEL_MILLIS, TimeUnit.MILLISECONDS);
        });
        if (connected.isOpen()) {
            connected.config().setOption(ChannelOption.SO_LINGER, 0);
            connected.close();
        }
    }

    private void cancel(byte[] key) {
        database.cancel(client.eventLoop(), Database.cancelRequest(key));
    }
}

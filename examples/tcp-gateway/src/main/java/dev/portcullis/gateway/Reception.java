package dev.portcullis.gateway;

import dev.portcullis.gateway.StartupMessage.CancelRequest;
import dev.portcullis.gateway.StartupMessage.EncryptionRequest;
import dev.portcullis.gateway.StartupMessage.Malformed;
import dev.portcullis.gateway.StartupMessage.Startup;
import dev.portcullis.request.Request;
import dev.portcullis.session.OpenResult;
import dev.portcullis.session.OpenResult.Opened;
import dev.portcullis.session.OpenResult.Refused;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Listens to a client until it has said what it wants, and lets it in or not. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes its channel, and that is listened for
final class Reception extends SimpleChannelInboundHandler<StartupMessage> {
    private static final System.Logger LOG = System.getLogger("dev.portcullis.gateway");
    private static final byte NO_ENCRYPTION = 'N';

    private final SocketChannel client;
    private final Entrance entrance;
    private final Future<?> timeout;

    /**
     * Waits for a client.
     *
     * @param client who comes
     * @param entrance what decides whether it comes in, and where to
     * @param longest how long it has to say what it wants
     */
    Reception(SocketChannel client, Entrance entrance, Duration longest) {
        this.client = client;
        this.entrance = entrance;
        this.timeout = client.eventLoop().schedule(this::giveUp, longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void giveUp() {
        Farewell.say(client, new ErrorReport(ErrorReport.PROTOCOL_VIOLATION, "no startup packet in time"));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, StartupMessage message) {
        if (message instanceof EncryptionRequest) {
            client.writeAndFlush(Unpooled.buffer(1).writeByte(NO_ENCRYPTION));
            return;
        }
        timeout.cancel(false);
        if (message instanceof Startup startup) {
            open(startup);
        } else if (message instanceof CancelRequest request) {
            cancel(request);
        } else if (message instanceof Malformed malformed) {
            Farewell.say(client, malformed.report());
        } else {
            throw new AssertionError("no case for " + message);
        }
    }

    /** Who knows the secret of a connection may cancel its query; the server sees to that, and never answers. */
    private void cancel(CancelRequest request) {
        entrance.database().cancel(client.eventLoop(), request.packet()).addListener(taken -> client.close());
    }

    private void open(Startup startup) {
        client.config().setAutoRead(false);
        Request request = entrance.requests().of(startup, client.remoteAddress());
        Link link = new Link(client, entrance.database());
        OpenResult result = entrance.registry().open(request, link);
        String who = startup.user() + " to " + startup.database() + " from " + client.remoteAddress();
        if (result instanceof Opened opened) {
            LOG.log(Level.INFO, "session {0}: opened for {1}", opened.session().id(), who);
            link.connect(opened.session(), startup.packet());
        } else if (result instanceof Refused refused) {
            LOG.log(Level.INFO, "refused {0}: {1}", who, refused.decision().adminMessage());
            Farewell.say(
                    client,
                    new ErrorReport(
                            ErrorReport.INVALID_AUTHORIZATION,
                            refused.decision().message()));
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        timeout.cancel(false);
    }

    /** Nobody is let in by a fault. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        LOG.log(Level.WARNING, "a client from " + client.remoteAddress() + " was not let in", fault);
        context.close();
    }
}

package dev.portcullis.engine;

import static dev.portcullis.model.RequestPart.ACTION_PROPERTIES;
import static dev.portcullis.model.RequestPart.CLIENT;
import static dev.portcullis.model.RequestPart.CONTEXT;
import static dev.portcullis.model.RequestPart.RESOURCE_PROPERTIES;

import dev.portcullis.model.RequestPart;
import dev.portcullis.request.Action;
import dev.portcullis.request.Client;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import java.util.Set;

/**
 * A request apart from its time and from what neither rule nor lock reads. Equal questions have the same decision wherever policy, locks
 * and clock allow it. The hash takes what usually tells requests apart; equality compares everything else as well.
 */
final class Question {
    private final Request request;
    private final int hash;

    private Question(Request request, int hash) {
        this.request = request;
        this.hash = hash;
    }

    /**
     * What a request asks.
     *
     * @param read the parts that rules or locks read, of those that nothing else reads
     */
    static Question of(Request request, Set<RequestPart> read) {
        Request told = asRead(request, read);
        return new Question(told, hash(told));
    }

    /** Of what differs between requests that are made one after the other. Texts remember their hash. */
    private static int hash(Request request) {
        int hash = request.subject() instanceof Subject.User user
                ? user.name().hashCode()
                : request.subject().hashCode();
        hash = 31 * hash + request.resource().name().hashCode();
        hash = 31 * hash + request.action().name().hashCode();
        hash = 31 * hash + request.action().kind().hashCode();
        hash = 31 * hash + request.account().login().hashCode();
        hash = 31 * hash + request.account().dbUser().hashCode();
        hash = 31 * hash + request.account().dbName().hashCode();
        hash = 31 * hash + request.kubeObject().namespace().hashCode();
        hash = 31 * hash + request.kubeObject().name().hashCode();
        hash = 31 * hash + request.client().address().hashCode();
        hash = 31 * hash + hash(request.resource().properties());
        hash = 31 * hash + hash(request.action().properties());
        return 31 * hash + hash(request.context());
    }

    private static int hash(Properties properties) {
        return properties.values().isEmpty() ? 0 : properties.hashCode();
    }

    private static Request asRead(Request request, Set<RequestPart> read) {
        Action action = request.action();
        Resource resource = request.resource();
        boolean bareAction = isUnread(ACTION_PROPERTIES, action.properties(), read);
        boolean bareResource = isUnread(RESOURCE_PROPERTIES, resource.properties(), read);
        boolean noClient = !read.contains(CLIENT) && !request.client().equals(Client.UNKNOWN);
        boolean noContext = isUnread(CONTEXT, request.context(), read);
        return bareAction || bareResource || noClient || noContext
                ? new Request(
                        request.subject(),
                        request.protocol(),
                        bareAction ? action.with(Properties.NONE) : action,
                        bareResource ? resource.with(Properties.NONE) : resource,
                        request.kubeObject(),
                        request.account(),
                        request.recording(),
                        request.liveSession(),
                        noClient ? Client.UNKNOWN : request.client(),
                        noContext ? Properties.NONE : request.context(),
                        request.session(),
                        request.requestedTtl(),
                        request.now())
                : request;
    }

    private static boolean isUnread(RequestPart part, Properties properties, Set<RequestPart> read) {
        return !properties.values().isEmpty() && !read.contains(part);
    }

    /** The request as far as it is read. */
    Request request() {
        return request;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Question question && hash == question.hash && asks(question.request);
    }

    private boolean asks(Request other) {
        return request.subject().equals(other.subject())
                && request.protocol() == other.protocol()
                && request.action().equals(other.action())
                && request.resource().equals(other.resource())
                && request.kubeObject().equals(other.kubeObject())
                && request.account().equals(other.account())
                && request.recording().equals(other.recording())
                && request.liveSession().equals(other.liveSession())
                && request.client().equals(other.client())
                && request.context().equals(other.context())
                && request.session() == other.session()
                && request.requestedTtl().equals(other.requestedTtl());
    }
}

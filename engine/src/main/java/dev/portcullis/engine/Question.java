package dev.portcullis.engine;

import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;

/**
 * A request apart from its time. Equal questions have the same decision wherever policy, locks and clock allow it. The hash
 * takes a few texts that remember theirs; equality compares everything.
 */
final class Question {
    private final Request request;
    private final int hash;

    private Question(Request request, int hash) {
        this.request = request;
        this.hash = hash;
    }

    static Question of(Request request) {
        int hash = request.subject() instanceof Subject.User user
                ? user.name().hashCode()
                : request.subject().hashCode();
        hash = 31 * hash + request.resource().name().hashCode();
        hash = 31 * hash + request.action().name().hashCode();
        return new Question(request, 31 * hash + request.account().login().hashCode());
    }

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

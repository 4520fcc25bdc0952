package dev.portcullis.benchmark.peer;

import dev.portcullis.benchmark.world.Answer;
import dev.portcullis.benchmark.world.Question;
import dev.portcullis.benchmark.world.World;

/** Every engine that is measured. */
public enum Peers {
    PORTCULLIS,
    FLOOR,
    SPRING_SECURITY,
    CEL,
    OPA,
    CASBIN,
    AUTHZFORCE,
    /** With the policies of all roles put to each request. */
    CEDAR,
    /** With only those of the request's roles, chosen by the application. */
    CEDAR_SLICED;

    /** The engine, with a world in it. */
    public Peer load(World world) {
        return switch (this) {
            case PORTCULLIS -> new OwnPeer(world);
            case FLOOR -> new Floor(world);
            case SPRING_SECURITY -> new SpringPeer(world);
            case CEL -> new CelPeer(world);
            case OPA -> new OpaPeer(world);
            case CASBIN -> new CasbinPeer(world);
            case AUTHZFORCE -> new AuthzforcePeer(world);
            case CEDAR -> CedarPeer.whole(world);
            case CEDAR_SLICED -> CedarPeer.sliced(world);
        };
    }

    /** The engine, after it has given the right answer to every request. */
    public Peer loadChecked(World world) {
        Peer peer = load(world);
        for (Question question : world.questions()) {
            if (peer.allows(question.request()) != (question.answer() == Answer.ALLOWED)) {
                throw new IllegalStateException(this + " does not answer " + question);
            }
        }
        return peer;
    }
}

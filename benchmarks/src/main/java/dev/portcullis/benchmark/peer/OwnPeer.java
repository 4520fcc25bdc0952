package dev.portcullis.benchmark.peer;

import dev.portcullis.benchmark.world.World;
import dev.portcullis.decision.Effect;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Request;

/** Ours: roles compiled, locks in the engine, nothing cached. */
final class OwnPeer implements Peer {
    private final PolicyEngine engine;

    OwnPeer(World world) {
        engine = new PolicyEngine(
                new PolicyCompiler().compile(world.catalog()).policy(), LockView.of(world.locks(), 1, Proof.ALWAYS));
    }

    @Override
    public boolean allows(Request request) {
        return engine.decide(request).effect() == Effect.ALLOW;
    }
}

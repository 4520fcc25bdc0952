package dev.portcullis.store.etcd.faults;

import dev.portcullis.store.etcd.EtcdCluster;
import dev.portcullis.store.etcd.EtcdMember;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can happen to a cluster of three, or to the connections to it. */
enum Fault {
    LEADER_KILLED {
        @Override
        Damage strike(Ground ground) {
            return killed(ground, List.of(ground.cluster().leader()), Set.of());
        }
    },
    MINORITY_LOST {
        @Override
        Damage strike(Ground ground) {
            return killed(ground, ground.cluster().followers().subList(0, 1), Set.of());
        }
    },
    MAJORITY_LOST {
        @Override
        Damage strike(Ground ground) {
            return killed(ground, ground.cluster().followers(), Trial.GATEWAYS);
        }
    },
    MEMBER_RESTARTED {
        @Override
        Damage strike(Ground ground) {
            EtcdCluster cluster = ground.cluster();
            EtcdMember leader = cluster.leader();
            leader.stop();
            cluster.startAll();
            return new Damage(Set.of(), cluster::awaitAnswer);
        }
    },
    LEADER_PAUSED {
        @Override
        Damage strike(Ground ground) {
            return paused(ground, List.of(ground.cluster().leader()), Set.of());
        }
    },
    MAJORITY_PAUSED {
        @Override
        Damage strike(Ground ground) {
            return paused(ground, ground.cluster().followers(), Trial.GATEWAYS);
        }
    },
    COMPACTED_WHILE_CUT_OFF {
        @Override
        Damage strike(Ground ground) {
            ground.relays().forEach(Relay::cut);
            return new Damage(Set.of(Trial.FAR), () -> {
                ground.cluster().compact(ground.cluster().revision());
                ground.relays().forEach(Relay::pass);
            });
        }
    },
    CONNECTIONS_STALLED {
        @Override
        Damage strike(Ground ground) {
            ground.relays().forEach(Relay::stall);
            return new Damage(Set.of(Trial.FAR), () -> ground.relays().forEach(Relay::pass));
        }
    };

    abstract Damage strike(Ground ground);

    /** In words. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Damage killed(Ground ground, List<EtcdMember> members, Set<String> cutOff) {
        members.forEach(EtcdMember::kill);
        return new Damage(cutOff, ground.cluster()::startAll);
    }

    private static Damage paused(Ground ground, List<EtcdMember> members, Set<String> cutOff) {
        members.forEach(EtcdMember::pause);
        return new Damage(cutOff, () -> {
            members.forEach(EtcdMember::resume);
            ground.cluster().awaitAnswer();
        });
    }
}

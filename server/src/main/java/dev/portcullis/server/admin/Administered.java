package dev.portcullis.server.admin;

import dev.portcullis.follow.FollowerState;
import dev.portcullis.session.Session;
import dev.portcullis.store.Followers;
import dev.portcullis.store.Store;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * What is administered.
 *
 * @param store holds the resources; what is written to it must come to the engine that decides
 * @param state how well the store is followed
 * @param followers who follows the store
 * @param sessions those that are open
 */
public record Administered(
        Store store, Supplier<FollowerState> state, Followers followers, Supplier<Collection<Session>> sessions) {}

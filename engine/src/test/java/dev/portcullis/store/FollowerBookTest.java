package dev.portcullis.store;

/** Followers that one process knows. */
class FollowerBookTest extends FollowersContract {
    private final FollowerBook book = new FollowerBook();

    @Override
    protected Followers followers() {
        return book;
    }
}

package dev.latchkey.local.aws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import software.amazon.dynamodb.services.local.shared.jobs.TimeToLiveDeletionJobScheduler;

/// Threads for DynamoDB Local's background jobs, apart from the job that deletes expired items: it goes by the
/// machine's time, and would delete what is still alive on a virtual clock that runs behind. Readers check
/// `expiresAt` themselves, as they must on AWS.
final class LastingItems extends ThreadPoolExecutor {

    private static final int THREADS = 4;

    LastingItems() {
        super(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("dynamodb-", 0).factory());
    }

    @Override
    public Future<?> submit(Runnable job) {
        return job instanceof TimeToLiveDeletionJobScheduler
                ? CompletableFuture.completedFuture(null)
                : super.submit(job);
    }
}

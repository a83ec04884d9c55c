package dev.latchkey.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import software.amazon.awssdk.crt.io.HostResolver;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;

/// The AWS Common Runtime's HTTP client, holding on to its connections, and letting go of them when told to.
///
/// Two races in it open connections that nobody needs, each of which costs a TLS handshake: one that is given
/// back a moment after the next is asked for, unless there is only one a host; and one that is shut because its
/// response is closed a moment before it is given back, wherefore responses are read whole here and never closed.
final class CrtHttpClient implements SdkHttpClient {

    private final int connectionsPerHost;
    private SdkHttpClient current;

    /// @param connectionsPerHost as many as there are calls at once
    CrtHttpClient(int connectionsPerHost) {
        this.connectionsPerHost = connectionsPerHost;
        this.current = unconnected();
    }

    @Override
    public synchronized ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new WholeResponse(current.prepareRequest(request));
    }

    @Override
    public String clientName() {
        return "AwsCommonRuntime";
    }

    /// Drops connections and looked-up addresses before a snapshot is taken. That is restored hours or weeks
    /// later and many times over, while the runtime's own clocks stand still: it would take a connection that is
    /// long dead for a fresh one, and an address that has moved for a current one.
    synchronized void disconnect() {
        current.close();
        HostResolver.closeStaticDefault();
        current = unconnected();
    }

    @Override
    public synchronized void close() {
        current.close();
    }

    private SdkHttpClient unconnected() {
        return AwsCrtHttpClient.builder()
                .maxConcurrency(connectionsPerHost)
                .connectionTimeout(CallBounds.CONNECT)
                .build();
    }

    private record WholeResponse(ExecutableHttpRequest request) implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            var response = request.call();
            var whole = HttpExecuteResponse.builder().response(response.httpResponse());
            if (response.responseBody().isPresent()) {
                whole.responseBody(read(response.responseBody().get()));
            }
            return whole.build();
        }

        /// The end of the stream gives the connection back; a stream that fails has shut it already. A try that
        /// is out of time is interrupted, which the client reports by an exception that the SDK does not know.
        private static AbortableInputStream read(AbortableInputStream body) throws IOException {
            try {
                return AbortableInputStream.create(new ByteArrayInputStream(body.readAllBytes()));
            } catch (RuntimeException stopped) {
                if (stopped.getCause() instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                throw new IOException("The answer could not be read", stopped);
            }
        }

        @Override
        public void abort() {
            request.abort();
        }
    }
}

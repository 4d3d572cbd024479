package dev.fovea.load.camera;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/** A client of an MJPEG camera that gives up after half a second without a byte. */
final class MjpegReader implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    private MjpegReader(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static MjpegReader open(URI address) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(500);
        try {
            MjpegReader reader = new MjpegReader(socket);
            socket.getOutputStream()
                    .write(("GET " + address.getPath() + " HTTP/1.1\r\nHost: camera\r\n\r\n").getBytes(ISO_8859_1));
            reader.head();
            return reader;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    byte[] next() throws IOException {
        String head = head();
        String length = head.replaceAll("(?is).*content-length: (\\d+).*", "$1");
        byte[] jpeg = some(Integer.parseInt(length));
        some(2);
        return jpeg;
    }

    byte[] some(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the camera ended the stream");
        }
        return bytes;
    }

    /** The head of the answer or of the next picture. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) some(1)[0]);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

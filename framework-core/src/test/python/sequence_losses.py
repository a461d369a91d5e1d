"""Prints the values that TripletLogisticTest and FutureContrastTest expect: python sequence_losses.py (NumPy)"""

import numpy as np
A=np.array([[np.sin(1+3*i+j) for j in range(3)] for i in range(4)])
B=np.array([[np.cos(.5+3*i+j) for j in range(3)] for i in range(4)])
N=np.array([[[np.sin(2+k+3*i+1.5*j) for j in range(3)] for i in range(4)] for k in range(2)])


def sp(x):
    return np.log1p(np.exp(x))

def tl(A,w):
    pos=np.mean([sp(-A[i]@B[i]) for i in range(4)])
    neg=np.mean([sp(A[i]@N[k,i]) for i in range(4) for k in range(2)])
    return pos+w*neg,pos,neg
def fd(f,A):
    P=A.copy();P[0,0]+=1e-6;M=A.copy();M[0,0]-=1e-6
    return (f(P)-f(M))/2e-6
print("tloss w1",*["%.10f"%v for v in tl(A,1)],"%.9f"%fd(lambda a:tl(a,1)[0],A)); print("w2","%.10f"%tl(A,2)[0])
def fc(A):
    P=np.stack([A,N[0]]);Z=np.stack([B,N[1]])
    s=0
    for p in range(2):
        for i in range(4):
            l=Z[p]@P[p,i]; s+=np.log(np.exp(l).sum())-l[i]
    return s/8
hits=np.mean([[np.argmax(Z@P[i])==i for i in range(4)] for P,Z in ((A,B),(N[0],N[1]))])
print("future","%.10f"%fc(A),hits,"%.9f"%fd(fc,A))
